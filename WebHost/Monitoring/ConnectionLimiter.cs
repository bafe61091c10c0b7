using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Who may open a socket now, and what an attempt may send over HTTP: limits by address, by attempt, and in all. It
/// answers before the upgrade, when a refusal still costs next to nothing; a client that hears 429 comes back later.
/// </summary>
internal sealed class ConnectionLimiter
{
    private const int SecondsAtOnce = 10;
    private readonly ConcurrentDictionary<Guid, int> _byAddress = new();
    private readonly MonitorOptions _limits;
    private readonly Buckets _addresses;
    private readonly Buckets _attempts;
    private readonly Buckets _bodies;
    private int _open;

    public ConnectionLimiter(IOptions<MonitorOptions> options, IOptions<LimitOptions> shared, TimeProvider time)
    {
        _limits = options.Value;
        var tracked = shared.Value.Tracked;
        _addresses = new Buckets(
            _limits.OpensPerSecondPerAddress,
            _limits.OpensPerSecondPerAddress * SecondsAtOnce,
            tracked,
            time
        );
        _attempts = new Buckets(_limits.OpensPerMinute / 60.0, _limits.OpensPerMinute, tracked, time);
        _bodies = new Buckets(_limits.FramesPerSecond, _limits.FramesPerSecond * SecondsAtOnce, tracked, time);
    }

    /// <summary>
    /// A place for a socket, given back when disposed; or why there is none. Without an attempt the ticket did not
    /// hold.
    /// </summary>
    public Result<IDisposable> Enter(Guid address, Guid? attempt)
    {
        if (!_addresses.TryTake(address, out var wait) || (attempt is { } id && !_attempts.TryTake(id, out wait)))
        {
            return RateLimits.TooMany(wait);
        }

        var place = new Place(this, address);
        Problem? refused = null;
        if (Interlocked.Increment(ref _open) > _limits.Sockets)
        {
            refused = new Problem(
                ProblemKind.Unavailable,
                "sockets_full",
                "This host has no room for another socket now.",
                RetryAfterS: 10
            );
        }

        if (_byAddress.AddOrUpdate(address, 1, (_, count) => count + 1) > _limits.SocketsPerAddress)
        {
            refused ??= new Problem(
                ProblemKind.TooMany,
                "too_many_sockets",
                "Too many sockets are open from this address.",
                RetryAfterS: 10
            );
        }

        if (refused is not null)
        {
            place.Dispose();
            return refused;
        }

        return place;
    }

    /// <summary>
    /// Null when the attempt may send another body; else why not. It has the measure that a socket has for frames.
    /// </summary>
    public Problem? Body(Guid attempt) => _bodies.TryTake(attempt, out var wait) ? null : RateLimits.TooMany(wait);

    private void Leave(Guid address)
    {
        Interlocked.Decrement(ref _open);
        // Addresses without a socket are forgotten.
        if (_byAddress.AddOrUpdate(address, 0, (_, count) => count - 1) <= 0)
        {
            _byAddress.TryRemove(new KeyValuePair<Guid, int>(address, 0));
        }
    }

    private sealed class Place(ConnectionLimiter limiter, Guid address) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                limiter.Leave(address);
            }
        }
    }
}
