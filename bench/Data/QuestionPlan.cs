using System.Collections.Immutable;
using System.Globalization;
using Veritas.Exams;

namespace Veritas.Bench.Data;

/// <summary>A question as it is loaded, with how hard it is and what a wrong answer looks like.</summary>
internal sealed record PlannedQuestion(
    Guid Id,
    int Position,
    QuestionKind Kind,
    string Text,
    string? Options,
    string? Key,
    double Points,
    double Difficulty,
    double Slope,
    ImmutableArray<string> Wrong,
    string Right
);

/// <summary>Questions of an exam: mostly choices, easy ones first.</summary>
internal static class QuestionPlan
{
    private const string FourOptions =
        """[{"id":"a","text":"First"},{"id":"b","text":"Second"},{"id":"c","text":"Third"},{"id":"d","text":"Fourth"}]""";
    private static readonly string[] Letters = ["a", "b", "c", "d"];

    public static ImmutableArray<PlannedQuestion> Make(PlannedExam exam, Sizes sizes)
    {
        var random = Ids.Source(sizes.Seed, 3, exam.Number);
        return
        [
            .. Enumerable
                .Range(1, sizes.Questions)
                .Select(position => Question(random, exam, position, sizes.Questions)),
        ];
    }

    private static PlannedQuestion Question(Random random, PlannedExam exam, int position, int of)
    {
        var id = Ids.Next(random, exam.OpensAt.AddDays(-7));
        var difficulty = -1.2 + (2.4 * position / of) + (0.4 * random.Normal());
        // One question in twelve says nothing about ability: somebody should find it.
        var slope = random.Chance(0.08) ? 0.05 : 1.1 + (0.3 * random.Normal());
        var text = string.Create(CultureInfo.InvariantCulture, $"Question {position} of exam {exam.Number}");
        if (exam.HasEssay && position == of)
        {
            return new(
                id,
                position,
                QuestionKind.Essay,
                text,
                null,
                null,
                5,
                difficulty,
                slope,
                [],
                "\"An argument in three steps, with an example.\""
            );
        }

        switch (position % 6)
        {
            case 4:
                var truth = random.Chance(0.5);
                return new(
                    id,
                    position,
                    QuestionKind.TrueFalse,
                    text,
                    null,
                    truth ? "true" : "false",
                    1,
                    difficulty,
                    slope,
                    [truth ? "false" : "true"],
                    truth ? "true" : "false"
                );
            case 5:
                return new(
                    id,
                    position,
                    QuestionKind.Numeric,
                    text,
                    null,
                    """{"value":42,"tolerance":0.5}""",
                    2,
                    difficulty,
                    slope,
                    ["41", "7", "420"],
                    "42"
                );
            case 3:
                return new(
                    id,
                    position,
                    QuestionKind.MultipleChoice,
                    text,
                    FourOptions,
                    """["a","c"]""",
                    2,
                    difficulty,
                    slope,
                    ["""["a"]""", """["a","b","c"]""", """["b","d"]"""],
                    """["a","c"]"""
                );
            default:
                var right = Letters[random.Next(4)];
                // The first wrong option attracts most: a distractor that works.
                var others = Letters.Where(l => l != right).Select(l => $"\"{l}\"").ToArray();
                return new(
                    id,
                    position,
                    QuestionKind.SingleChoice,
                    text,
                    FourOptions,
                    $"\"{right}\"",
                    1,
                    difficulty,
                    slope,
                    [others[0], others[0], others[1], others[2]],
                    $"\"{right}\""
                );
        }
    }
}
