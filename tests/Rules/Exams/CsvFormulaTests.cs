using Veritas.Exams;
using Veritas.Exams.Formats;

namespace Veritas.Tests.Rules.Exams;

public sealed class CsvFormulaTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1 or 1?", "'-1 or 1?")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("''-1", "'''-1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("1 = 1?", "1 = 1?")]
    public void A_formula_is_written_with_an_apostrophe_and_read_without_it(string text, string written)
    {
        var file = QuestionFile.Write(QuestionFormat.Csv, [Shapes.Essay(text, 1) with { Difficulty = 0.5 }]);
        var fields = CsvRows.Read(file, 10).Rows[1].Fields;

        Assert.Equal(["essay", written, "1", "", "", "", "0.5"], fields);
        Assert.Equal(text, QuestionFile.Read(QuestionFormat.Csv, file).Questions.Single().Draft.Question.Text);
    }

    [Fact]
    public void A_negative_key_reads_back_as_a_number()
    {
        var file = QuestionFile.Write(QuestionFormat.Csv, [Shapes.Numeric("How cold?", 1, -2.5, 0.5)]);

        var read = QuestionFile.Read(QuestionFormat.Csv, file).Questions.Single().Draft.Question;

        Assert.Contains("'-2.5:0.5", file, StringComparison.Ordinal);
        Assert.Equal("""{"value":-2.5,"tolerance":0.5}""", read.Key?.Text);
        const string Foreign = "kind,text,points,key\nnumeric,How cold?,1,-2.5:0.5\n";
        Assert.Empty(QuestionFile.Read(QuestionFormat.Csv, Foreign).Faults);
    }
}
