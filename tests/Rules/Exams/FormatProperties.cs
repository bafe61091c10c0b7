using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams;
using Veritas.Exams.Formats;

namespace Veritas.Tests.Rules.Exams;

public sealed class FormatProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Theory]
    [InlineData(QuestionFormat.Csv)]
    [InlineData(QuestionFormat.Json)]
    [InlineData(QuestionFormat.Gift)]
    [InlineData(QuestionFormat.MoodleXml)]
    public void Written_questions_are_read_back_unchanged(QuestionFormat format) =>
        Check.One(
            Many,
            Prop.ForAll(
                BankDrafts.Any.ToArbitrary(),
                drafts =>
                {
                    var file = QuestionFile.Write(format, drafts);
                    var read = QuestionFile.Read(format, file);

                    Assert.True(read.Faults.IsEmpty, $"{read.Faults.FirstOrDefault()} in\n{file}");
                    Assert.Equal(drafts.Length, read.Questions.Length);
                    foreach (var (written, back) in drafts.Zip(read.Questions))
                    {
                        Assert.True(
                            BankDrafts.Same(written, back.Draft),
                            $"{written.Question}\n{back.Draft.Question}\n{file}"
                        );
                    }
                }
            )
        );

    [Theory]
    [InlineData(QuestionFormat.Csv)]
    [InlineData(QuestionFormat.Json)]
    [InlineData(QuestionFormat.Gift)]
    [InlineData(QuestionFormat.MoodleXml)]
    public void A_damaged_file_yields_faults_or_valid_questions_but_no_exception(QuestionFormat format)
    {
        var damaged =
            from drafts in BankDrafts.Any
            let file = QuestionFile.Write(format, drafts)
            from at in Gen.Choose(0, Math.Max(0, file.Length - 1))
            from length in Gen.Choose(0, 40)
            from put in Gen.Elements("", "{", "}", "\"", "<", "&x;", "|", "\n\n", "=", "\\", "\0", "\uD800", ",")
            select string.Concat(file.AsSpan(0, at), put, file.AsSpan(Math.Min(file.Length, at + length)));

        Check.One(
            Many,
            Prop.ForAll(
                damaged.ToArbitrary(),
                file =>
                {
                    var read = QuestionFile.Read(format, file);
                    var lines = file.Count(c => c is '\n' or '\r') + 1;
                    Assert.All(
                        read.Faults,
                        f => Assert.True(f.Line >= 1 && f.Line <= lines && f.Reason.Length is > 0 and < 300)
                    );
                    Assert.All(read.Questions, q => Assert.Null(Veritas.Exams.BankRules.Check(q.Draft)));
                }
            )
        );
    }

    [Fact]
    public void Json_keeps_rubrics_and_the_ids_of_options()
    {
        var question = new QuestionDraft(
            QuestionKind.SingleChoice,
            "?",
            new RawJson("""[{"id":"yes","text":"A"},{"id":"no","text":"B"}]"""),
            new RawJson("\"no\""),
            2,
            null,
            [new Criterion("x", "Reason", 2)]
        );

        var back = QuestionFile
            .Read(QuestionFormat.Json, QuestionFile.Write(QuestionFormat.Json, [new BankDraft(question, [], null)]))
            .Questions.Single()
            .Draft;

        Assert.Equal("\"no\"", back.Question.Key?.Text);
        Assert.Equal([new Criterion("x", "Reason", 2)], back.Question.Rubric!.Value.AsEnumerable());
    }
}
