namespace Veritas.WebHost.Http;

/// <summary>
/// Token buckets by key in a table of fixed size, so that memory does not grow with the number of keys. A full set
/// evicts its fullest bucket, which carries the least information. Thread-safe.
/// </summary>
internal sealed class Buckets
{
    private const int Places = 4;
    private const int Gates = 64;
    private readonly Bucket[] _table;
    private readonly Lock[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new Lock())];
    private readonly double _perSecond;
    private readonly double _atOnce;
    private readonly TimeProvider _time;
    private readonly int _sets;

    /// <param name="perSecond">Tokens added per second.</param>
    /// <param name="atOnce">Capacity of a bucket.</param>
    /// <param name="tracked">Maximum number of tracked keys.</param>
    /// <param name="time">The clock.</param>
    public Buckets(double perSecond, double atOnce, int tracked, TimeProvider time)
    {
        (_perSecond, _atOnce, _time) = (perSecond, atOnce, time);
        _sets = Math.Max(1, tracked / Places);
        _table = new Bucket[_sets * Places];
    }

    /// <summary>Takes a token. If the bucket is empty, returns false and the time until the next token.</summary>
    public bool TryTake(Guid key, out TimeSpan retryAfter)
    {
        // HashCode is seeded randomly per process, so an attacker cannot choose keys that collide with another's.
        var set = (int)((uint)HashCode.Combine(key) % (uint)_sets);
        var now = _time.GetTimestamp();
        lock (_gates[set % Gates])
        {
            ref var bucket = ref Find(_table.AsSpan(set * Places, Places), key, now);
            bucket.Left = Filled(bucket, now);
            bucket.At = now;
            if (bucket.Left >= 1)
            {
                bucket.Left--;
                retryAfter = default;
                return true;
            }

            retryAfter = TimeSpan.FromSeconds((1 - bucket.Left) / _perSecond);
            return false;
        }
    }

    private ref Bucket Find(Span<Bucket> places, Guid key, long now)
    {
        var fullest = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Used && places[i].Key == key)
            {
                return ref places[i];
            }

            if (places[fullest].Used && (!places[i].Used || Filled(places[i], now) > Filled(places[fullest], now)))
            {
                fullest = i;
            }
        }

        places[fullest] = new Bucket
        {
            Used = true,
            Key = key,
            Left = _atOnce,
            At = now,
        };
        return ref places[fullest];
    }

    private double Filled(in Bucket bucket, long now) =>
        Math.Min(_atOnce, bucket.Left + (Math.Max(0, _time.GetElapsedTime(bucket.At, now).TotalSeconds) * _perSecond));

    private struct Bucket
    {
        public bool Used;
        public Guid Key;
        public double Left;
        public long At;
    }
}
