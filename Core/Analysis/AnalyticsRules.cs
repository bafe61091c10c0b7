using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Alerts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Computes an exam's analytics from its tally. Pure.</summary>
internal static class AnalyticsRules
{
    public static ExamAnalytics Read(
        AccessibleExam exam,
        ExamTally tally,
        DateTimeOffset? countedAt,
        ImmutableArray<AskedQuestion> questions,
        ImmutableArray<FlaggedAttempt> worst
    ) =>
        new(
            exam.Id,
            exam.Title,
            countedAt,
            tally.Attempts,
            Counts(tally.Statuses),
            tally.ToGrade,
            tally.Passed,
            Spread(tally.Percent),
            Spread(tally.Minutes),
            Spread(tally.Integrity),
            Rounded(ReliabilityRules.Alpha(tally)),
            [.. questions.Select(q => Question(q, tally))],
            Alerts(tally.Alerts),
            Counts(tally.Verdicts),
            tally.Flagged,
            tally.ToJudge,
            worst
        );

    private static Distribution Spread(Spread s) =>
        new(s.N, Rounded(s.Mean), Rounded(s.Deviation), Rounded(s.Quantile(0.5)), [.. s.Bins]);

    private static QuestionAnalytics Question(AskedQuestion q, ExamTally tally)
    {
        var item = tally.Items.GetValueOrDefault(q.Id) ?? new ItemTally();
        return new QuestionAnalytics(
            q.Id,
            q.Position,
            q.Kind,
            q.Text,
            q.Points,
            item.N,
            item.Answered,
            Rounded(ReliabilityRules.Facility(item)),
            Rounded(ReliabilityRules.Discrimination(item, tally)),
            Rounded(ReliabilityRules.DiscriminationIndex(item)),
            Rounded(item.MedianSeconds()),
            [.. Options(q).Select(o => new OptionCount(o.Id, item.Chosen.GetValueOrDefault(o.Id), o.Key))]
        );
    }

    private static IEnumerable<(string Id, bool Key)> Options(AskedQuestion q)
    {
        if (q.Kind == QuestionKind.TrueFalse)
        {
            return [("true", q.Key == "true"), ("false", q.Key == "false")];
        }

        var isChoice = q.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        if (!isChoice || q.Options is null || q.Key is null)
        {
            return [];
        }

        var key = JsonElement.Parse(q.Key);
        HashSet<string?> right =
            key.ValueKind == JsonValueKind.Array
                ? [.. key.EnumerateArray().Select(k => k.GetString())]
                : [key.GetString()];
        return JsonElement
            .Parse(q.Options)
            .EnumerateArray()
            .Select(o => o.GetProperty("id").GetString()!)
            .Select(id => (id, right.Contains(id)));
    }

    private static ImmutableArray<AlertFigures> Alerts(Dictionary<string, int> counts) =>
        [
            .. counts
                .Select(c => (Parts: c.Key.Split('/'), Count: c.Value))
                .GroupBy(c => (Kind: c.Parts[1], Level: c.Parts[0]))
                .Select(g =>
                {
                    int Of(string mark) => g.Where(c => c.Parts[2] == mark).Sum(c => c.Count);
                    return new AlertFigures(
                        g.Key.Kind,
                        WireName<AlertLevel>.Parse(g.Key.Level),
                        Of("open"),
                        Of("acknowledged"),
                        Of("cleared"),
                        Of("suspicious"),
                        Of("violation")
                    );
                })
                .OrderByDescending(a => a.Level)
                .ThenByDescending(a => a.Open)
                .ThenBy(a => a.Kind, StringComparer.Ordinal),
        ];

    private static ImmutableArray<TallyCount> Counts(Dictionary<string, int> counts) =>
        [
            .. counts
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new TallyCount(c.Key, c.Value)),
        ];

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
