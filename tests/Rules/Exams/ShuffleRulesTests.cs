using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Exams;

public sealed class ShuffleRulesTests
{
    private static readonly ExamSettings Shuffling = ExamSettings.Default with
    {
        ShuffleQuestions = true,
        ShuffleOptions = true,
        Sections = [new ExamSection("one", "One"), new ExamSection("two", "Two")],
    };

    private static readonly ImmutableArray<Question> Questions =
    [
        .. Enumerable
            .Range(1, 12)
            .Select(i =>
                Choice(
                    i,
                    i switch
                    {
                        <= 3 => null,
                        <= 8 => "two",
                        _ => "one",
                    }
                )
            ),
    ];

    [Fact]
    public void Every_attempt_has_a_stable_order_of_all_questions() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<Guid>(),
                attempt =>
                {
                    var (first, second) = (
                        ShuffleRules.Order(Shuffling, Questions, attempt),
                        ShuffleRules.Order(Shuffling, [.. Questions.Reverse()], attempt)
                    );
                    return first.Select(q => (q.Id, q.Options)).SequenceEqual(second.Select(q => (q.Id, q.Options)))
                        && first.Select(q => q.Position).SequenceEqual(Enumerable.Range(1, 12))
                        && first.Select(q => q.Id).ToHashSet().SetEquals(Questions.Select(q => q.Id))
                        && first.All(q => Ids(q).Order().SequenceEqual(["a", "b", "c", "d"]));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sections_stay_together_in_their_order() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<Guid>(),
                attempt =>
                    ShuffleRules
                        .Order(Shuffling, Questions, attempt)
                        .Select(q => q.Section)
                        .SequenceEqual([
                            null,
                            null,
                            null,
                            "one",
                            "one",
                            "one",
                            "one",
                            "two",
                            "two",
                            "two",
                            "two",
                            "two",
                        ])
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_differs_between_attempts_and_every_question_can_come_first()
    {
        var settings = ExamSettings.Default with { ShuffleQuestions = true };
        var plain = Questions.Select(q => q with { Section = null }).ToImmutableArray();

        var first = Enumerable
            .Range(0, 400)
            .Select(i => ShuffleRules.Order(settings, plain, new Guid(i, 0, 0, new byte[8]))[0].Id)
            .Distinct();

        Assert.Equal(12, first.Count());
    }

    [Fact]
    public void Without_shuffling_the_order_is_unchanged()
    {
        var shown = ShuffleRules.Order(
            ExamSettings.Default,
            [.. Questions.Select(q => q with { Section = null })],
            Guid.NewGuid()
        );

        Assert.Equal(Questions.Select(q => (q.Id, q.Options)), shown.Select(q => (q.Id, q.Options)));
    }

    [Fact]
    public void Only_the_right_side_of_a_matching_question_is_shuffled()
    {
        var sides = new RawJson(
            """{"left":[{"id":"1","text":"A"},{"id":"2","text":"B"}],"right":[{"id":"x","text":"X"},{"id":"y","text":"Y"},{"id":"z","text":"Z"}]}"""
        );
        var question = new Question(
            Guid.NewGuid(),
            1,
            QuestionKind.Matching,
            "?",
            sides,
            null,
            1,
            null,
            1,
            null,
            null,
            null
        );

        var shown = Enumerable
            .Range(0, 50)
            .Select(i =>
                ShuffleRules.Order(Shuffling, [question], new Guid(i, 0, 0, new byte[8]))[0].Options!.Value.Parse()
            )
            .ToList();

        Assert.All(
            shown,
            s =>
                Assert.Equal(
                    ["1", "2"],
                    s.GetProperty("left").EnumerateArray().Select(o => o.GetProperty("id").GetString())
                )
        );
        Assert.True(shown.Select(s => s.GetProperty("right").GetRawText()).Distinct().Count() > 1);
    }

    private static Question Choice(int position, string? section) =>
        new(
            new Guid(position, 7, 7, new byte[8]),
            position,
            QuestionKind.SingleChoice,
            "?",
            new RawJson(
                """[{"id":"a","text":"A"},{"id":"b","text":"B"},{"id":"c","text":"C"},{"id":"d","text":"D"}]"""
            ),
            new RawJson("\"a\""),
            1,
            section,
            1,
            null,
            null,
            null
        );

    private static IEnumerable<string> Ids(Question q) =>
        q.Options!.Value.Parse().EnumerateArray().Select(o => o.GetProperty("id").GetString()!);
}
