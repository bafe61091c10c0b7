using System.Text.Json;

namespace Veritas.Learning;

/// <summary>
/// All that a student's record is made of, kept result by result: adding a result and taking it off again leaves it exactly as it was, and the order
/// does not matter.
/// </summary>
internal sealed class PerformanceTally
{
    /// <summary>Results.</summary>
    public long N { get; set; }

    /// <summary>Hundredths of percents: their sum, and that of their squares.</summary>
    public long Y { get; set; }

    public long YY { get; set; }

    /// <summary>Days: their sum, that of their squares, and of their products with the percents.</summary>
    public long T { get; set; }

    public long TT { get; set; }

    public long TY { get; set; }

    /// <summary>Tenths of integrity points.</summary>
    public long Integrity { get; set; }

    /// <summary>By topic and month.</summary>
    public Dictionary<string, Dictionary<int, TopicSum>> Topics { get; set; } = new(StringComparer.Ordinal);

    public static PerformanceTally Read(string json) => JsonSerializer.Deserialize<PerformanceTally>(json, VeritasJson.Options)!;

    /// <summary>A tally of these results, from nothing.</summary>
    public static PerformanceTally Of(IEnumerable<ResultFigures> results)
    {
        var tally = new PerformanceTally();
        foreach (var result in results)
        {
            tally.Add(result, 1);
        }

        return tally;
    }

    /// <summary>The same text for the same sums.</summary>
    public string Write() => JsonSerializer.Serialize(
        new PerformanceTally
        {
            N = N, Y = Y, YY = YY, T = T, TT = TT, TY = TY, Integrity = Integrity,
            Topics = Topics.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value.OrderBy(m => m.Key).ToDictionary()),
        },
        VeritasJson.Options);

    /// <summary>Adds a result (1), or takes off what was added of it (-1). One that does not count adds nothing.</summary>
    public void Add(ResultFigures result, int sign)
    {
        if (!result.Counted)
        {
            return;
        }

        long y = result.Percent, t = result.Day;
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
        sum = new TopicSum(sum.Results + sign, sum.Earned + (sign * share.Earned), sum.Possible + (sign * share.Possible));
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

/// <summary>What the results of one month say of one topic, in millionths of an exam.</summary>
internal readonly record struct TopicSum(int Results, long Earned, long Possible);
