using System.Collections.Concurrent;

namespace Veritas.Bench.Students.Day;

/// <summary>What teachers may act on in one exam, and the hands they must see.</summary>
internal sealed class DayRoom
{
    private readonly ConcurrentDictionary<(Guid Attempt, long Seq), (long Due, int Watching)> _hands = new();
    private readonly Lock _gate = new();
    private readonly List<Guid> _live = [];
    private readonly HashSet<Guid> _left = [];
    private int _watching;
    private int _due;
    private int _seen;

    public int Hands => _hands.Count;

    /// <summary>Each hand counts for each teacher who watched when it was raised.</summary>
    public int Due => Volatile.Read(ref _due);

    public int Seen => Volatile.Read(ref _seen);

    /// <summary>One more teacher watches.</summary>
    /// <returns>The teacher's number, from 1.</returns>
    public int Watched() => Interlocked.Increment(ref _watching);

    public void Started(Guid attempt)
    {
        lock (_gate)
        {
            _live.Add(attempt);
        }
    }

    public void Leaves(Guid attempt)
    {
        lock (_gate)
        {
            _live.Remove(attempt);
            _left.Add(attempt);
        }
    }

    /// <summary>A live attempt that nobody else acts on until it is given back, or null.</summary>
    public Guid? Take(Random random)
    {
        lock (_gate)
        {
            if (_live.Count == 0)
            {
                return null;
            }

            var place = random.Next(_live.Count);
            var taken = _live[place];
            _live.RemoveAt(place);
            return taken;
        }
    }

    public void GiveBack(Guid attempt)
    {
        lock (_gate)
        {
            if (!_left.Contains(attempt))
            {
                _live.Add(attempt);
            }
        }
    }

    public void Raised(Guid attempt, long seq, long due)
    {
        var watching = Volatile.Read(ref _watching);
        _hands[(attempt, seq)] = (due, watching);
        Interlocked.Add(ref _due, watching);
    }

    /// <summary>When the hand was due; null if it was raised before that teacher watched.</summary>
    public long? See(Guid attempt, long seq, int teacher)
    {
        if (!_hands.TryGetValue((attempt, seq), out var hand) || teacher > hand.Watching)
        {
            return null;
        }

        Interlocked.Increment(ref _seen);
        return hand.Due;
    }
}
