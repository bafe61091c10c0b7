using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Exams;

public sealed partial class BankTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("gift")]
    [InlineData("moodle_xml")]
    public async Task An_export_can_be_imported(string format)
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        await teacher.Http.PostedAsync(Url, Choice("Choose {one} = right?"));
        await teacher.Http.PostedAsync(
            Url,
            new
            {
                kind = "numeric",
                text = "How much?",
                points = 2.5,
                key = new { value = 3.5, tolerance = 0.25 },
                tags = new[] { "sums" },
                difficulty = 0.4,
            }
        );

        var file = await teacher.Http.GetStringAsync($"{Url}/export?format={format}&mine=true");
        var report = await VeritasServer.Read(await ImportAsync(other, format, file));

        Assert.Equal((2, 0), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal(file, await other.Http.GetStringAsync($"{Url}/export?format={format}&mine=true"));
    }

    [Fact]
    public async Task An_invalid_file_lists_its_lines_and_imports_nothing_by_default()
    {
        var teacher = await server.PersonAsync("teacher");
        const string File = "Good {T}\n\nBad {=half} {\n\nNo answers\n\nAlso good {F}\n";

        var refused = await ImportAsync(teacher, "gift", File);
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal((400, "file_invalid"), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal([5], problem.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32()));
        Assert.Empty(Texts(await teacher.Http.ReadAsync(Url + "?mine=true")));

        var report = await VeritasServer.Read(await ImportAsync(teacher, "gift", File, "&partial=true"));
        Assert.Equal((3, 1), (report.GetProperty("imported").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal(
            [1, 3, 5, 7],
            report.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("line").GetInt32())
        );
    }

    [Fact]
    public async Task Unreadable_files_are_refused()
    {
        var teacher = await server.PersonAsync("teacher");

        Assert.Equal((400, "format_unknown"), await VeritasServer.Refusal(await ImportAsync(teacher, "docx", "x")));
        Assert.Equal(
            (400, "file_invalid"),
            await VeritasServer.Refusal(
                await teacher.Http.PostAsync(Url + "/import?format=gift", new ByteArrayContent([0xFF, 0xFE, 0x41]))
            )
        );
        Assert.Equal(
            (400, "file_invalid"),
            await VeritasServer.Refusal(
                await ImportAsync(teacher, "moodle_xml", "<!DOCTYPE q [<!ENTITY a \"b\">]><quiz>&a;</quiz>")
            )
        );
        Assert.Equal(
            (413, "body_too_large"),
            await VeritasServer.Refusal(await ImportAsync(teacher, "gift", new string('x', 2 * 1024 * 1024 + 1)))
        );
    }

    [Fact]
    public async Task An_export_over_the_limit_is_refused_rather_than_truncated()
    {
        var teacher = await server.PersonAsync("teacher");
        var full = string.Concat(
            Enumerable
                .Range(0, 2_000)
                .Select(i =>
                    $"// [tag:{(i % 2 == 0 ? "even" : "odd")}]\nIs {i} even? {{{(i % 2 == 0 ? 'T' : 'F')}}}\n\n"
                )
        );
        Assert.Equal(
            2_000,
            (await VeritasServer.Read(await ImportAsync(teacher, "gift", full))).GetProperty("imported").GetInt32()
        );
        Assert.Equal(
            2_000,
            (await teacher.Http.GetStringAsync($"{Url}/export?format=gift&mine=true")).Split(" even? ").Length - 1
        );
        await ImportAsync(teacher, "gift", "// [tag:odd]\nIs 2001 even? {F}\n");

        Assert.Equal(
            (409, "too_many_questions"),
            await VeritasServer.Refusal(await teacher.Http.GetAsync($"{Url}/export?format=gift&mine=true"))
        );

        Assert.Contains(
            "Is 2001 even?",
            await teacher.Http.GetStringAsync($"{Url}/export?format=gift&mine=true&tag=odd"),
            StringComparison.Ordinal
        );
    }

    private static Task<HttpResponseMessage> ImportAsync(Person person, string format, string file, string more = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/import?format={format}{more}")
        {
            Content = new StringContent(file, Encoding.UTF8, "text/plain"),
        };
        // With Expect: 100-continue the server refuses a large body before it is sent. Otherwise the connection would
        // close during the upload, which the client reports as an I/O error.
        request.Headers.ExpectContinue = file.Length > 1_000_000;
        return person.Http.SendAsync(request);
    }
}
