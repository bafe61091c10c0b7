using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Attempts;

public sealed class GradingRulesTests
{
    internal const string Options = """[{"id":"a","text":"A"},{"id":"b","text":"B"},{"id":"c","text":"C"}]""";

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "\"a\"", "\"a\"", 4.0)]
    [InlineData(QuestionKind.SingleChoice, "\"a\"", "\"b\"", 0.0)]
    [InlineData(QuestionKind.SingleChoice, "\"a\"", "[\"a\"]", 0.0)]
    [InlineData(QuestionKind.MultipleChoice, """["a","c"]""", """["c","a"]""", 4.0)]
    [InlineData(QuestionKind.MultipleChoice, """["a","c"]""", """["a"]""", 0.0)]
    [InlineData(QuestionKind.MultipleChoice, """["a","c"]""", """["a","b","c"]""", 0.0)]
    [InlineData(QuestionKind.MultipleChoice, """["a","c"]""", "[]", 0.0)]
    [InlineData(QuestionKind.TrueFalse, "true", "true", 4.0)]
    [InlineData(QuestionKind.TrueFalse, "true", "false", 0.0)]
    [InlineData(QuestionKind.TrueFalse, "false", "null", 0.0)]
    [InlineData(QuestionKind.Numeric, """{"value":0.3,"tolerance":0.1}""", "0.4", 4.0)]
    [InlineData(QuestionKind.Numeric, """{"value":0.3,"tolerance":0.1}""", "0.2", 4.0)]
    [InlineData(QuestionKind.Numeric, """{"value":0.3,"tolerance":0.1}""", "0.4000001", 0.0)]
    [InlineData(QuestionKind.Numeric, """{"value":100}""", "1e2", 4.0)]
    [InlineData(QuestionKind.Numeric, """{"value":100}""", "100.000001", 0.0)]
    [InlineData(QuestionKind.Numeric, """{"value":6.02e23,"tolerance":1e21}""", "6.025e23", 4.0)]
    [InlineData(QuestionKind.Numeric, """{"value":6.02e23,"tolerance":1e21}""", "6.2e23", 0.0)]
    [InlineData(QuestionKind.Numeric, """{"value":1e-30,"tolerance":0}""", "2e-30", 0.0)]
    [InlineData(QuestionKind.Numeric, """{"value":1}""", "\"1\"", 0.0)]
    [InlineData(QuestionKind.ShortText, """["Rio de Janeiro"]""", "\"  rio   DE\\tjaneiro \"", 4.0)]
    [InlineData(QuestionKind.ShortText, """["Köln","Cologne"]""", "\"KÖLN\"", 4.0)]
    [InlineData(QuestionKind.ShortText, """["Köln","Cologne"]""", "\"Koln\"", 0.0)]
    [InlineData(QuestionKind.Essay, null, "\"Because.\"", null)]
    [InlineData(QuestionKind.Essay, null, "\"  \"", 0.0)]
    [InlineData(QuestionKind.Essay, null, "null", 0.0)]
    public void An_answer_gets_its_points(QuestionKind kind, string? key, string answer, double? points) =>
        Assert.Equal(points, GradingRules.Grade(Question(kind, key), new RawJson(answer)));

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "\"a\"")]
    [InlineData(QuestionKind.Essay, null)]
    public void A_missing_answer_gets_no_points(QuestionKind kind, string? key) =>
        Assert.Equal(0, GradingRules.Grade(Question(kind, key), null));

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "\"c\"")]
    [InlineData(QuestionKind.MultipleChoice, """["a","b"]""")]
    [InlineData(QuestionKind.MultipleChoice, "[]")]
    [InlineData(QuestionKind.TrueFalse, "false")]
    [InlineData(QuestionKind.Numeric, "-1.5e3")]
    [InlineData(QuestionKind.ShortText, "\"\"")]
    [InlineData(QuestionKind.Essay, "\"line\\nline\"")]
    [InlineData(QuestionKind.Numeric, "null")]
    public void A_valid_answer_is_accepted(QuestionKind kind, string answer) =>
        Assert.Null(GradingRules.CheckAnswer(Question(kind, null), new RawJson(answer)));

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "\"d\"")]
    [InlineData(QuestionKind.SingleChoice, "1")]
    [InlineData(QuestionKind.MultipleChoice, """["a","d"]""")]
    [InlineData(QuestionKind.MultipleChoice, """["a","a"]""")]
    [InlineData(QuestionKind.MultipleChoice, """["a",null]""")]
    [InlineData(QuestionKind.MultipleChoice, "\"a\"")]
    [InlineData(QuestionKind.TrueFalse, "\"true\"")]
    [InlineData(QuestionKind.Numeric, "\"3\"")]
    [InlineData(QuestionKind.Numeric, "1e400")]
    [InlineData(QuestionKind.Numeric, "1e-400")]
    [InlineData(QuestionKind.ShortText, "{}")]
    [InlineData(QuestionKind.Essay, "\"a\\u0000b\"")]
    [InlineData(QuestionKind.Essay, "\"\\ud800\"")]
    [InlineData(QuestionKind.Essay, "\"cut")]
    [InlineData(QuestionKind.Essay, "")]
    public void An_invalid_answer_is_refused(QuestionKind kind, string answer) =>
        Assert.Equal("answer_invalid", GradingRules.CheckAnswer(Question(kind, null), new RawJson(answer))?.Code);

    [Fact]
    public void An_answer_has_at_most_64_KB()
    {
        var essay = Question(QuestionKind.Essay, null);
        Assert.Null(GradingRules.CheckAnswer(essay, new RawJson($"\"{new string('x', 65_534)}\"")));
        Assert.NotNull(GradingRules.CheckAnswer(essay, new RawJson($"\"{new string('x', 65_535)}\"")));
        Assert.NotNull(GradingRules.CheckAnswer(essay, new RawJson($"\"{new string('ü', 40_000)}\"")));
        Assert.NotNull(GradingRules.CheckAnswer(essay, default));
    }

    private static Question Question(QuestionKind kind, string? key) =>
        new(
            Guid.Empty,
            1,
            kind,
            "?",
            kind <= QuestionKind.MultipleChoice ? new RawJson(Options) : null,
            key is null ? null : new RawJson(key),
            4,
            null,
            1,
            null,
            null,
            null
        );
}
