using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Attempts;

public sealed class QuestionCheckTests
{
    private const string Options = GradingRulesTests.Options;

    [Theory]
    [InlineData(QuestionKind.SingleChoice, Options, "\"a\"")]
    [InlineData(QuestionKind.MultipleChoice, Options, """["a","b","c"]""")]
    [InlineData(QuestionKind.TrueFalse, null, "false")]
    [InlineData(QuestionKind.TrueFalse, "null", "true")]
    [InlineData(QuestionKind.Numeric, null, """{"value":3.5,"tolerance":0.1}""")]
    [InlineData(QuestionKind.Numeric, null, """{"value":0}""")]
    [InlineData(QuestionKind.ShortText, null, """["Paris","paris, France"]""")]
    [InlineData(QuestionKind.Essay, null, null)]
    [InlineData(QuestionKind.Essay, null, "null")]
    public void A_gradable_question_is_accepted(QuestionKind kind, string? options, string? key) =>
        Assert.Null(GradingRules.CheckQuestion(kind, "Why?", Json(options), Json(key), 0.5));

    [Theory]
    [InlineData(QuestionKind.SingleChoice, null, "\"a\"", "options")]
    [InlineData(QuestionKind.SingleChoice, """[{"id":"a","text":"A"}]""", "\"a\"", "options")]
    [InlineData(QuestionKind.SingleChoice, """[{"id":"a","text":"A"},{"id":"a","text":"B"}]""", "\"a\"", "differ")]
    [InlineData(QuestionKind.SingleChoice, """[{"id":"a","text":"A"},{"id":"","text":"B"}]""", "\"a\"", "id")]
    [InlineData(QuestionKind.SingleChoice, """[{"id":"a","text":"A"},{"id":2,"text":"B"}]""", "\"a\"", "id")]
    [InlineData(QuestionKind.SingleChoice, """[{"id":"a","text":"A"},"b"]""", "\"a\"", "id")]
    [InlineData(QuestionKind.SingleChoice, Options, "\"d\"", "key")]
    [InlineData(QuestionKind.SingleChoice, Options, null, "key")]
    [InlineData(QuestionKind.SingleChoice, Options, "not json", "key")]
    [InlineData(QuestionKind.MultipleChoice, Options, "[]", "key")]
    [InlineData(QuestionKind.MultipleChoice, Options, """["a","a"]""", "key")]
    [InlineData(QuestionKind.MultipleChoice, Options, "\"a\"", "key")]
    [InlineData(QuestionKind.TrueFalse, null, "1", "key")]
    [InlineData(QuestionKind.TrueFalse, Options, "true", "options")]
    [InlineData(QuestionKind.Numeric, null, """{"value":"3"}""", "key")]
    [InlineData(QuestionKind.Numeric, null, """{"value":3,"tolerance":-1}""", "key")]
    [InlineData(QuestionKind.Numeric, null, """{"value":1e999}""", "key")]
    [InlineData(QuestionKind.Numeric, null, "3", "key")]
    [InlineData(QuestionKind.ShortText, null, "[]", "key")]
    [InlineData(QuestionKind.ShortText, null, """["  "]""", "key")]
    [InlineData(QuestionKind.Essay, null, "\"model\"", "key")]
    [InlineData((QuestionKind)9, null, null, "kind")]
    public void An_ungradable_question_is_refused_with_its_field(
        QuestionKind kind,
        string? options,
        string? key,
        string says
    )
    {
        var problem = GradingRules.CheckQuestion(kind, "Why?", Json(options), Json(key), 1);
        Assert.Equal("question_invalid", problem?.Code);
        Assert.Contains(says, problem!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1.0)]
    [InlineData("   ", 1.0)]
    [InlineData("a\0b", 1.0)]
    [InlineData("Why?", 0.0)]
    [InlineData("Why?", 1000.5)]
    [InlineData("Why?", double.NaN)]
    public void Text_and_points_are_limited_to_their_ranges(string text, double points) =>
        Assert.Equal(
            "question_invalid",
            GradingRules.CheckQuestion(QuestionKind.Essay, text, null, null, points)?.Code
        );

    [Fact]
    public void A_text_has_at_most_ten_thousand_characters()
    {
        Assert.Null(GradingRules.CheckQuestion(QuestionKind.Essay, new string('x', 10_000), null, null, 1000));
        Assert.NotNull(GradingRules.CheckQuestion(QuestionKind.Essay, new string('x', 10_001), null, null, 1));
    }

    private static RawJson? Json(string? text) => text is null ? null : new RawJson(text);
}
