using System.Text;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Limit;

/// <summary>
/// The rows of the limit's turns, made before the clock runs: the generator's events, twenty an attempt, attempt by
/// attempt.
/// </summary>
internal sealed class LimitRows(int attempts, DateOnly day, DateTime now)
{
    private const int Together = 20;
    private readonly byte[]?[] _data =
    [
        .. EventMix.Events.Select(e => e.Data.Length == 0 ? null : Encoding.UTF8.GetBytes(e.Data)),
    ];
    private readonly Guid[] _ids = [.. Enumerable.Range(0, attempts).Select(BenchIds.Attempt)];

    public DateOnly Day => day;

    /// <summary>When each began and arrived.</summary>
    public DateTime Now => now;

    /// <summary>The row of that number, from 0: the same for every way of writing.</summary>
    public LimitRow At(long number)
    {
        var (group, place) = Math.DivRem(number, Together);
        var (round, attempt) = Math.DivRem(group, _ids.Length);
        var e = EventMix.Events[(int)place];
        return new LimitRow(_ids[attempt], (round * Together) + place + 1, e.Type, e.Ms, _data[place]);
    }

    /// <summary>What the table must hold after that many whole groups.</summary>
    public IEnumerable<(int Attempt, long First, long Last)> Expected(IEnumerable<(long From, long To)> written)
    {
        var last = new Dictionary<int, long>();
        var first = new Dictionary<int, long>();
        foreach (var (from, to) in written)
        {
            for (var number = from; number < to; number += Together)
            {
                var attempt = (int)(number / Together % _ids.Length);
                var seq = At(number).Seq;
                first[attempt] = Math.Min(first.GetValueOrDefault(attempt, long.MaxValue), seq);
                last[attempt] = Math.Max(last.GetValueOrDefault(attempt), seq + Together - 1);
            }
        }

        return last.Select(l => (l.Key, first[l.Key], l.Value));
    }
}

/// <summary>One event row; the rest of its columns is the same for all.</summary>
internal readonly record struct LimitRow(Guid Attempt, long Seq, string Type, int Ms, byte[]? Data);
