using System.Text.Json;

namespace Veritas.Learning;

/// <summary>
/// The sums behind a student's record. Adding a result and subtracting it again restores the sums exactly, and the
/// order of results does not matter.
/// </summary>
internal sealed class PerformanceTally
{
    /// <summary>Number of results.</summary>
    public long N { get; set; }

    /// <summary>Hundredths of percents: their sum, and <see cref="YY"/> the sum of their squares.</summary>
    public long Y { get; set; }

    public long YY { get; set; }

    /// <summary>
    /// Days: their sum, <see cref="TT"/> of their squares, <see cref="TY"/> of products with percents.
    /// </summary>
    public long T { get; set; }

    public long TT { get; set; }

    public long TY { get; set; }

    /// <summary>Sum of tenths of integrity points.</summary>
    public long Integrity { get; set; }

    /// <summary>Sums by topic and month.</summary>
    public Dictionary<string, Dictionary<int, TopicSum>> Topics { get; set; } = new(StringComparer.Ordinal);

    public static PerformanceTally Read(string json) =>
        JsonSerializer.Deserialize<PerformanceTally>(json, VeritasJson.Options)!;

    /// <summary>The tally of these results.</summary>
    public static PerformanceTally Of(IEnumerable<ResultFigures> results)
    {
        var tally = new PerformanceTally();
        foreach (var result in results)
        {
            tally.Add(result, 1);
        }

        return tally;
    }

    /// <summary>Deterministic JSON: equal sums give equal text.</summary>
    public string Write() =>
        JsonSerializer.Serialize(
            new PerformanceTally
            {
                N = N,
                Y = Y,
                YY = YY,
                T = T,
                TT = TT,
                TY = TY,
                Integrity = Integrity,
                Topics = Topics
                    .OrderBy(t => t.Key, StringComparer.Ordinal)
                    .ToDictionary(t => t.Key, t => t.Value.OrderBy(m => m.Key).ToDictionary()),
            },
            VeritasJson.Options
        );

    /// <summary>Adds a result (1) or subtracts it (-1), if it counts.</summary>
    public void Add(ResultFigures result, int sign)
    {
        if (!result.Counted)
        {
            return;
        }

        long y = result.Percent,
            t = result.Day;
        (N, Y, YY) = (N + sign, Y + (sign * y), YY + (sign * y * y));
        (T, TT, TY) = (T + (sign * t), TT + (sign * t * t), TY + (sign * t * y));
        Integrity += sign * result.Integrity;
        foreach (var share in result.Topics)
        {
            Add(share, result.Month, sign);
        }
    }

    private void Add(TopicShare share, int month, int sign)
    {
        if (!Topics.TryGetValue(share.Topic, out var months))
        {
            Topics[share.Topic] = months = [];
        }

        var sum = months.GetValueOrDefault(month);
        sum = new TopicSum(
            sum.Results + sign,
            sum.Earned + (sign * share.Earned),
            sum.Possible + (sign * share.Possible)
        );
        if (sum.Results != 0)
        {
            months[month] = sum;
        }
        else
        {
            months.Remove(month);
        }

        if (months.Count == 0)
        {
            Topics.Remove(share.Topic);
        }
    }
}

/// <summary>Sums of one topic in one month, in millionths of an exam.</summary>
internal readonly record struct TopicSum(int Results, long Earned, long Possible);
