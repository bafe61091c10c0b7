namespace Veritas.Monitoring;

/// <summary>
/// The sockets of this process. Attempts in the same process call them directly instead of by a message.
/// </summary>
public sealed class LocalGateway
{
    private volatile Entry? _own;

    /// <summary>Announces this process' gateway.</summary>
    /// <param name="reference">The reference that sockets pass to attempts.</param>
    /// <param name="gateway">The gateway itself. Its methods are called from any thread, return at once and do not
    /// throw.</param>
    public void Set(IMonitorGateway reference, IMonitorGateway gateway) => _own = new Entry(reference, gateway);

    /// <summary>The gateway itself if the reference is that of this process, else the reference.</summary>
    public IMonitorGateway For(IMonitorGateway reference) =>
        _own is { } own && own.Reference.Equals(reference) ? own.Gateway : reference;

    private sealed record Entry(IMonitorGateway Reference, IMonitorGateway Gateway);
}
