using Orleans.Networking.Shared;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Veritas.Silo;

/// <summary>
/// Lets a starting client retry while no silo is available, but not while silos reject it, because only a changed
/// setting helps then.
/// </summary>
internal sealed class FirstConnection(TimeSpan limit, TimeProvider time) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private long? _refusedSince;

    /// <exception cref="OrleansConfigurationException">Silos have rejected this client for too long.</exception>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        _refusedSince = IsRefusal(exception) switch
        {
            true => _refusedSince ?? time.GetTimestamp(),
            false => null,
            null => _refusedSince,
        };
        if (_refusedSince is { } since && time.GetElapsedTime(since) >= limit)
        {
            throw new OrleansConfigurationException(
                "The silos of the cluster refuse this client. Veritas:Silo:Tls must name a certificate and the "
                    + $"authority of the cluster, and Veritas:Silo:Cluster the cluster. {exception.Message}",
                exception
            );
        }

        await Task.Delay(BetweenTries, time, cancellationToken);
        return true;
    }

    /// <summary>
    /// True when a silo accepted the connection and closed it; false when there is no silo; null when this try is
    /// inconclusive.
    /// </summary>
    private static bool? IsRefusal(Exception exception)
    {
        // Without an inner exception no gateway is listed.
        if (exception is not ConnectionFailedException { InnerException: not null })
        {
            return false;
        }

        return exception.GetBaseException() switch
        {
            // Nothing listens there.
            SocketConnectionException => false,
            // Too early for a retry, or a timeout, for example of a silo that hangs.
            ConnectionFailedException => null,
            _ => true,
        };
    }
}
