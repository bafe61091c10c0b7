using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams.Formats;

namespace Veritas.Tests.Rules.Exams;

public sealed class CsvProperties
{
    private static readonly string[] Pieces =
    [
        "a",
        "Ω",
        "🦉",
        " ",
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "\n",
        "\r",
        "\r\n",
        "=",
        "'",
        "sep=;",
        "\uFEFF",
        "\0",
    ];

    private static readonly Gen<string[]> Record =
        from count in Gen.Choose(3, 5)
        from fields in Gen.ArrayOf(Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat), count)
        select fields;

    [Fact]
    public void Files_with_any_separator_are_read_back_unchanged()
    {
        var files =
            from records in Gen.ListOf(Record)
            from separator in Gen.Elements(',', ';', '\t')
            from newLine in Gen.Elements("\n", "\r", "\r\n")
            from quoting in Gen.Elements(CsvQuoting.WhenNeeded, CsvQuoting.Always)
            from start in Gen.Elements("", "\uFEFF", $"sep={separator}{newLine}", $"{newLine}{newLine}")
            select (Records: records.ToList(), separator, newLine, quoting, start);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                files.ToArbitrary(),
                file =>
                {
                    string[] header = ["first", "second", "third"];
                    using var text = new StringWriter();
                    var options = new CsvWriterOptions
                    {
                        Separator = file.separator,
                        NewLine = file.newLine,
                        Quoting = file.quoting,
                        ValidateFieldCount = false,
                    };
                    using (var csv = CsvWriter.Create(text, options, leaveOpen: true))
                    {
                        csv.WriteHeader(header);
                        file.Records.ForEach(csv.WriteRecord);
                    }

                    var (rows, broken) = CsvRows.Read(file.start + text, int.MaxValue);

                    Assert.Null(broken);
                    Assert.Equal([header, .. file.Records], rows.Select(r => r.Fields));
                }
            )
        );
    }

    /// <summary>
    /// Allocated memory is a measure for work: text that is parsed repeatedly is also copied repeatedly.
    /// </summary>
    [Theory]
    [InlineData("\"", "x", "")]
    [InlineData("\"", "x\n", "")]
    [InlineData("\"", "\"\"", "\"")]
    [InlineData("\"", "\"\"", "\"x")]
    [InlineData("x", "\"", "")]
    [InlineData("", ",", "")]
    [InlineData("", "\"\",", "")]
    [InlineData("", "\n", "")]
    [InlineData("", "\r", "")]
    [InlineData("", "\"\"\n", "")]
    [InlineData("", "x\"\n", "")]
    [InlineData("", "a,b\n", "")]
    [InlineData("", "x", "")]
    public void The_cost_grows_with_the_length_of_the_file(string begin, string repeated, string end)
    {
        string File(int length) =>
            $"a,b\n{begin}{string.Concat(Enumerable.Repeat(repeated, length / repeated.Length))}{end}";

        static long Bytes(string file)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            CsvRows.Read(file, int.MaxValue);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var (small, large) = (File(QuestionFile.LongestFile / 16), File(QuestionFile.LongestFile));
        // A first run fills the buffer pools.
        Bytes(large);

        Assert.InRange(Bytes(large), large.Length, 2 * 16 * Bytes(small));
    }
}
