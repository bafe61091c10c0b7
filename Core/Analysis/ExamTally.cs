using System.Text.Json;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>
/// The sums behind an exam's analytics, maintained attempt by attempt. Adding an attempt's figures and subtracting them
/// restores the previous state, in any order.
/// </summary>
internal sealed class ExamTally
{
    public int Attempts { get; set; }

    public int Live { get; set; }

    public int ToGrade { get; set; }

    public int OpenAlerts { get; set; }

    public int Flagged { get; set; }

    public int ToJudge { get; set; }

    public int Passed { get; set; }

    /// <summary>Sum of the points of graded attempts.</summary>
    public double Points { get; set; }

    public double PointsSquares { get; set; }

    /// <summary>Percents of graded attempts.</summary>
    public Spread Percent { get; set; } = new();

    /// <summary>Integrity scores of ended attempts.</summary>
    public Spread Integrity { get; set; } = new();

    /// <summary>Minutes of ended attempts; the last bin holds 95 and more.</summary>
    public Spread Minutes { get; set; } = new();

    public Dictionary<string, int> Statuses { get; set; } = [];

    public Dictionary<string, int> Verdicts { get; set; } = [];

    /// <summary>By level, kind and state: <c>critical/pattern.hidden_paste/open</c>.</summary>
    public Dictionary<string, int> Alerts { get; set; } = [];

    public Dictionary<Guid, ItemTally> Items { get; set; } = [];

    public static ExamTally Read(string json) => JsonSerializer.Deserialize<ExamTally>(json, VeritasJson.Options)!;

    public string Write() => JsonSerializer.Serialize(this, VeritasJson.Options);

    /// <summary>Adds an attempt (sign 1), or subtracts figures that were added (sign -1).</summary>
    public void Add(AttemptFigures a, int sign)
    {
        Attempts += sign;
        Live += a.Live ? sign : 0;
        ToGrade += a.ToGrade > 0 ? sign : 0;
        OpenAlerts += sign * a.OpenAlerts;
        Flagged += a.Flagged ? sign : 0;
        ToJudge += a.Flagged && a.Verdict is null && !a.Live ? sign : 0;
        Count(Statuses, WireName<AttemptStatus>.Of(a.Status), sign);
        if (a.Verdict is { } verdict)
        {
            Count(Verdicts, WireName<Verdict>.Of(verdict), sign);
        }

        foreach (var (key, count) in a.Alerts)
        {
            Count(Alerts, key, sign * count);
        }

        if (!a.Live)
        {
            AddEnded(a, sign);
        }
    }

    private void AddEnded(AttemptFigures a, int sign)
    {
        Integrity.Add(a.Integrity, sign);
        Minutes.Add(a.Seconds / 60.0, sign);
        if (a.Graded)
        {
            Percent.Add(a.Percent, sign);
            Passed += a.Passed ? sign : 0;
            // Exactly 0 without attempts, whatever the rounding.
            (Points, PointsSquares) =
                Percent.N == 0 ? (0, 0) : (Points + (sign * a.Points), PointsSquares + (sign * a.Points * a.Points));
        }

        foreach (var item in a.Items)
        {
            if (!Items.TryGetValue(item.QuestionId, out var tally))
            {
                Items[item.QuestionId] = tally = new ItemTally();
            }

            tally.Add(item, a, sign);
        }
    }

    private static void Count(Dictionary<string, int> counts, string key, int by)
    {
        var count = counts.GetValueOrDefault(key) + by;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
