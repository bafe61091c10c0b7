using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Veritas.Tests.Web.Classes;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Imports of files as spreadsheets save them, from the uploaded bytes to the stored rows.</summary>
public sealed class FileEncodingTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    private const string Bank = "/teacher/questions";
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string> Spreadsheets =>
        new()
        {
            { "German Excel", ";" },
            { "Unicode text", "\t" },
            { "UTF-8 without a mark", "," },
            { "stated", ";" },
        };

    [Theory]
    [MemberData(nameof(Spreadsheets))]
    public async Task Members_are_imported_from_a_spreadsheet(string kind, string separator)
    {
        var teacher = await server.PersonAsync("teacher");
        var url = await ClassTests.MadeAsync(teacher);
        var email = $"jürgen.{kind.Replace(' ', '.').ToLowerInvariant()}@example.org";
        var student = new
        {
            email,
            password = VeritasServer.Password,
            full_name = "Jürgen Example",
        };
        (await server.Anonymous.PostAsJsonAsync("/auth/register", student)).EnsureSuccessStatusCode();

        var file = $"email{separator}student_number\r\n{email}{separator}\r\n";
        using var posted = await teacher.Http.PostAsync($"{url}/members/import?format=csv", Saved(kind, file));

        Assert.Equal(1, (await VeritasServer.Read(posted)).GetProperty("imported").GetInt32());
        var members = (await teacher.Http.ReadAsync($"{url}/members")).GetProperty("items").EnumerateArray();
        Assert.Equal(email, Assert.Single(members).GetProperty("email").GetString());
    }

    [Theory]
    [MemberData(nameof(Spreadsheets))]
    public async Task Questions_are_imported_from_a_spreadsheet(string kind, string separator)
    {
        var teacher = await server.PersonAsync("teacher");
        var text = $"Größe;\t, „Maß“ – {kind}?";
        string[][] rows =
        [
            ["kind", "text", "points", "tags"],
            ["essay", $"\"{text}\"", "2", "\"a;b\""],
        ];
        var file = string.Concat(rows.Select(r => string.Join(separator, r) + "\r\n"));

        using var posted = await teacher.Http.PostAsync($"{Bank}/import?format=csv", Saved(kind, file));

        Assert.Equal(1, (await VeritasServer.Read(posted)).GetProperty("imported").GetInt32());
        var question = Assert.Single(await QuestionsAsync(teacher));
        Assert.Equal(text, question.GetProperty("text").GetString());
        Assert.Equal(["a", "b"], question.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!));
    }

    [Fact]
    public async Task The_bank_is_exported_for_Excel_and_imports_again_byte_for_byte()
    {
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        await teacher.Http.PostedAsync(
            Bank,
            new
            {
                kind = "essay",
                text = "=1+1, Ä, \"so\"",
                points = 2.5,
            }
        );

        var file = await teacher.Http.GetByteArrayAsync($"{Bank}/export?format=csv&mine=true");
        using var posted = await other.Http.PostAsync($"{Bank}/import?format=csv", Bytes(file, "text/csv"));
        var json = await teacher.Http.GetByteArrayAsync($"{Bank}/export?format=json&mine=true");

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "kind,"u8], file[..8]);
        Assert.Contains("\"'=1+1, Ä, \"\"so\"\"\",2.5,", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(1, (await VeritasServer.Read(posted)).GetProperty("imported").GetInt32());
        Assert.Equal(file, await other.Http.GetByteArrayAsync($"{Bank}/export?format=csv&mine=true"));
        Assert.Equal((byte)'[', json[0]);
    }

    [Fact]
    public async Task Moodle_XML_is_read_in_the_encoding_it_declares()
    {
        var teacher = await server.PersonAsync("teacher");
        string Quiz(string encoding) =>
            $"""
                <?xml version="1.0" encoding="{encoding}"?>
                <quiz><question type="essay"><questiontext><text>Größe?</text></questiontext></question></quiz>
                """;
        (string, Encoding)[] encodings =
        [
            ("windows-1252", Windows1252),
            ("iso-8859-1", Windows1252),
            ("utf-16", Encoding.Unicode),
            ("utf-8", Encoding.UTF8),
        ];

        foreach (var (name, encoding) in encodings)
        {
            var file = Bytes(encoding.GetBytes(Quiz(name)), "application/xml");
            using var posted = await teacher.Http.PostAsync($"{Bank}/import?format=moodle_xml", file);
            Assert.Equal(1, (await VeritasServer.Read(posted)).GetProperty("imported").GetInt32());
        }

        var questions = await QuestionsAsync(teacher);
        Assert.Equal(Enumerable.Repeat("Größe?", 4), questions.Select(q => q.GetProperty("text").GetString()));
        var unknown = Bytes(Encoding.UTF8.GetBytes(Quiz("koi8-r")), "application/xml");
        var other = Bytes(Windows1252.GetBytes(Quiz("utf-8")), "application/xml");
        Assert.Equal((400, "charset_unknown"), await RefusedAsync(teacher, "moodle_xml", unknown));
        Assert.Equal((400, "file_invalid"), await RefusedAsync(teacher, "moodle_xml", other));
    }

    [Fact]
    public async Task A_file_in_no_known_encoding_is_refused()
    {
        var teacher = await server.PersonAsync("teacher");
        var json = "[{\"kind\":\"essay\",\"text\":\"Größe?\",\"points\":1}]";
        var csv = "kind,text,points\r\nessay,Größe?,1\r\n";

        using var unknown = await teacher.Http.PostAsync(
            $"{Bank}/import?format=csv",
            Bytes(Encoding.UTF8.GetBytes(csv), "text/csv; charset=\"shift_jis\"")
        );
        var problem = JsonElement.Parse(await unknown.Content.ReadAsStringAsync());

        Assert.Equal((400, "charset_unknown"), ((int)unknown.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("'shift_jis'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        (string Format, ByteArrayContent File)[] files =
        [
            ("csv", Bytes(Windows1252.GetBytes(csv), "text/csv; charset=utf-8")),
            ("csv", Bytes([.. Windows1252.GetBytes(csv), 0x00], "text/csv")),
            ("json", Bytes(Windows1252.GetBytes(json), "application/json")),
            ("json", Bytes(Encoding.Unicode.GetBytes(json), "application/json")),
        ];
        foreach (var (format, file) in files)
        {
            Assert.Equal((400, "file_invalid"), await RefusedAsync(teacher, format, file));
        }

        Assert.Empty(await QuestionsAsync(teacher));
    }

    private static async Task<List<JsonElement>> QuestionsAsync(Person person) =>
        [.. (await person.Http.ReadAsync($"{Bank}?mine=true")).GetProperty("items").EnumerateArray()];

    private static async Task<(int Status, string Code)> RefusedAsync(Person person, string format, HttpContent file) =>
        await VeritasServer.Refusal(await person.Http.PostAsync($"{Bank}/import?format={format}", file));

    private static ByteArrayContent Saved(string kind, string file) =>
        kind switch
        {
            "German Excel" => Bytes(Windows1252.GetBytes(file), "text/csv"),
            "Unicode text" => Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(file)], "text/plain"),
            "stated" => Bytes(Windows1252.GetBytes(file), "text/csv; charset=windows-1252"),
            _ => Bytes(Encoding.UTF8.GetBytes(file), "text/csv"),
        };

    private static ByteArrayContent Bytes(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
}
