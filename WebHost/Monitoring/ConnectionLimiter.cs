using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Limits monitoring sockets by address, by attempt and in total, and the bodies that an attempt sends over HTTP. It
/// refuses before the upgrade, when that is cheapest; the client retries after a 429.
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
    /// A lease for a socket, released when disposed, or a problem. The attempt is null if the ticket is invalid.
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
                "This server cannot accept more sockets now. Try again later.",
                RetryAfterS: 10
            );
        }

        if (_byAddress.AddOrUpdate(address, 1, (_, count) => count + 1) > _limits.SocketsPerAddress)
        {
            refused ??= new Problem(
                ProblemKind.TooMany,
                "too_many_sockets",
                "Too many open sockets from this address.",
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
    /// Null if the attempt may send another body, otherwise a problem. The limit is that of a socket's frames.
    /// </summary>
    public Problem? Body(Guid attempt) => _bodies.TryTake(attempt, out var wait) ? null : RateLimits.TooMany(wait);

    private void Leave(Guid address)
    {
        Interlocked.Decrement(ref _open);
        // Removes addresses without sockets.
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
