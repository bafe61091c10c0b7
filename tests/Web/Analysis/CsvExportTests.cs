using System.Collections.Immutable;
using System.Text;
using Veritas.WebHost.Analysis;

namespace Veritas.Tests.Web.Analysis;

public sealed class CsvExportTests
{
    private static readonly ExportColumns<object?[]> Columns = new(["a", "b"], row => row);

    public static TheoryData<object?, string> Values =>
        new()
        {
            { null, "" },
            { "", "" },
            { "plain", "plain" },
            { "a,b", "\"a,b\"" },
            { "say \"hi\"\r\n", "\"say \"\"hi\"\"\r\n\"" },
            { "=1+1", "\"'=1+1\"" },
            { "+1", "\"'+1\"" },
            { "-1", "\"'-1\"" },
            { "@x", "\"'@x\"" },
            { "\tx", "\"'\tx\"" },
            { "\rx", "\"'\rx\"" },
            { -1, "-1" },
            { -2.5, "-2.5" },
            { 1e21, "1E+21" },
            { true, "true" },
            { false, "false" },
            { Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "6f9619ff-8b86-d011-b42d-00c04fc964ff" },
            { new DateTimeOffset(2030, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)), "2030-01-02T03:04:05.0000000Z" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_formula_becomes_text_and_other_values_stay_unchanged(object? value, string written)
    {
        using var stream = new MemoryStream();

        await CsvExport.WriteAsync(
            stream,
            Columns,
            Pages(
                stream,
                [],
                [
                    [value, "x"],
                ]
            ),
            CancellationToken.None
        );

        Assert.Equal($"\uFEFFa,b\r\n{written},x\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task Every_page_is_sent_before_the_next_one_is_read()
    {
        var sent = new List<long>();
        using var stream = new MemoryStream();

        var pages = Pages(stream, sent, ["1", "2"], ["3", "4"], ["5", "6"]);
        await CsvExport.WriteAsync(stream, Columns, pages, CancellationToken.None);

        Assert.Equal("\uFEFFa,b\r\n1,2\r\n3,4\r\n5,6\r\n", Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal([0, 13, 18], sent);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task An_export_without_rows_has_a_header()
    {
        using var stream = new MemoryStream();

        await CsvExport.WriteAsync(stream, Columns, Pages(stream, []), CancellationToken.None);

        Assert.Equal("\uFEFFa,b\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Yields one page per row and records how many bytes were sent when each page was requested.</summary>
    private static async IAsyncEnumerable<ImmutableArray<object?[]>> Pages(
        Stream stream,
        List<long> sent,
        params object?[][] rows
    )
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            sent.Add(stream.Length);
            yield return [row];
        }
    }
}
