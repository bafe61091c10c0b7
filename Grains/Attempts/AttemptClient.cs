using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>What a new connection reveals about the time before it.</summary>
/// <param name="IsDuplicate">Whether another client is connected at the same time.</param>
/// <param name="LostFor">How long the client was disconnected, if that was recorded; else null.</param>
/// <param name="AddressChanged">Whether the client's network address has changed.</param>
internal readonly record struct Reconnection(bool IsDuplicate, TimeSpan? LostFor, bool AddressChanged);

/// <summary>
/// The connection of an attempt's client: its socket, its last message, and since when it is disconnected.
/// </summary>
internal sealed class AttemptClient
{
    private IMonitorGateway? _gateway;
    private volatile Route? _route;
    private LocalAttempt? _local;
    private volatile Action<Progress>? _tellDurable;
    private string _lastAddress = "";
    private DateTimeOffset _lostAt;
    private bool _lossRecorded;
    private long _heardAt;

    /// <summary>The open connection, or null.</summary>
    public MonitorConnection? Connection { get; private set; }

    public bool IsConnected => Connection is not null;

    /// <summary>When the connected client sent its last message.</summary>
    public DateTimeOffset HeardAt => new(Volatile.Read(ref _heardAt), TimeSpan.Zero);

    /// <summary>
    /// Whether the connection must not replace the open one. Connections arrive in any order: a handshake that its
    /// client has abandoned can come after the next one.
    /// </summary>
    public bool Supersedes(IMonitorGateway gateway, MonitorConnection next) =>
        Connection is { } open
        && open.Id != next.Id
        && (IsOlder(gateway, next, open) || (!next.MayTakeOver && !IsSameClient(next, open)));

    /// <summary>Accepts a new connection and closes the previous one.</summary>
    /// <param name="gateway">The reference to the host of the socket.</param>
    /// <param name="own">The gateway itself if it is in this process, else null.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="now">The current time.</param>
    public Reconnection Connect(
        IMonitorGateway gateway,
        LocalSockets? own,
        MonitorConnection connection,
        DateTimeOffset now
    )
    {
        Detach();
        var duplicate = false;
        if (Connection is { } old && old.Id != connection.Id)
        {
            // A reload or reconnect of the same tab is not a second client. A client without an id is one if the
            // previous connection is still open.
            duplicate = !IsSameClient(connection, old);
            Close(4410, "taken_over");
        }

        var reconnection = new Reconnection(
            duplicate,
            _lossRecorded ? now - _lostAt : null,
            _lastAddress.Length > 0 && _lastAddress != connection.AddressHash
        );
        (_gateway, Connection, _lastAddress, _heardAt, _lossRecorded) = (
            gateway,
            connection,
            connection.AddressHash,
            now.UtcTicks,
            false
        );
        _route = new Route(own?.Gateway ?? gateway, connection.Id);
        return reconnection;
    }

    /// <summary>Lets the connected socket, in this process, call the attempt directly.</summary>
    public void Attach(LocalSockets own, LocalAttempt attempt)
    {
        _local = attempt;
        _tellDurable = own.Attach(Connection!.Id, attempt);
    }

    /// <summary>The socket must call the grain, which may be in another process.</summary>
    public void Detach()
    {
        _local?.Leave();
        (_local, _tellDurable) = (null, null);
    }

    // The client's own numbers are in the order in which it opened its connections. Otherwise the order in which the
    // handshakes began is used, within one web host because the clocks of two hosts differ.
    private bool IsOlder(IMonitorGateway gateway, MonitorConnection next, MonitorConnection open) =>
        IsSameClient(next, open) && next.Number > 0 && open.Number > 0
            ? next.Number < open.Number
            : gateway.Equals(_gateway) && next.StartedAt < open.StartedAt;

    private static bool IsSameClient(MonitorConnection one, MonitorConnection other) =>
        one.ClientId.Length > 0 && one.ClientId == other.ClientId;

    /// <summary>The client is disconnected since then.</summary>
    public void Lose(DateTimeOffset since)
    {
        Detach();
        (Connection, _gateway, _route, _lostAt, _lossRecorded) = (null, null, null, since, false);
    }

    /// <summary>The client has sent a message. Can be called from any thread.</summary>
    public void Hear(DateTimeOffset now) => Volatile.Write(ref _heardAt, now.UtcTicks);

    /// <summary>Whether a connected client has been silent for that time: its socket's host may have died.</summary>
    public bool IsSilent(DateTimeOffset now, TimeSpan limit) => IsConnected && now - HeardAt >= limit;

    /// <summary>
    /// How long the client has been disconnected, once that is long enough to record; null otherwise and on further
    /// calls.
    /// </summary>
    public TimeSpan? RecordLoss(DateTimeOffset now, TimeSpan limit)
    {
        if (IsConnected || _lossRecorded || now - _lostAt < limit)
        {
            return null;
        }

        _lossRecorded = true;
        return now - _lostAt;
    }

    /// <summary>
    /// Sends the client the number of its last durable event. Can be called from any thread; does not throw.
    /// </summary>
    public void TellDurable(Progress progress)
    {
        try
        {
            if (_tellDurable is { } tell)
            {
                tell(progress);
            }
            else if (_route is { } route)
            {
                _ = route.Gateway.Durable(route.ConnectionId, progress);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The host is unreachable. The client's next heartbeat returns the number.
        }
    }

    public void Send(Instruction instruction)
    {
        if (_route is { } route)
        {
            _ = route.Gateway.Instruct(route.ConnectionId, instruction);
        }
    }

    /// <summary>Closes the socket; the client counts as connected until the end of the socket is reported.</summary>
    public void Close(int code, string reason)
    {
        if (_route is { } route)
        {
            _ = route.Gateway.Close(route.ConnectionId, code, reason);
        }
    }

    /// <summary>The state for a move to another silo.</summary>
    public ClientTransfer Leave()
    {
        Detach();
        return new ClientTransfer(_gateway, Connection, _lastAddress, _lostAt, _lossRecorded, HeardAt);
    }

    /// <summary>Restores the state after a move from another silo.</summary>
    public static AttemptClient Arrive(ClientTransfer from, LocalGateway local) =>
        new()
        {
            _gateway = from.Gateway,
            _route = from is { Gateway: { } gateway, Connection.Id: var id }
                ? new Route(local.Own(gateway)?.Gateway ?? gateway, id)
                : null,
            Connection = from.Connection,
            _lastAddress = from.LastAddress,
            _lostAt = from.LostAt,
            _lossRecorded = from.LossRecorded,
            _heardAt = from.HeardAt.UtcTicks,
        };
}

/// <summary>How to reach the client's socket.</summary>
internal sealed record Route(IMonitorGateway Gateway, Guid ConnectionId);

/// <summary>The state of an <see cref="AttemptClient"/> that moves to another silo.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.ClientTransfer")]
internal sealed record ClientTransfer(
    IMonitorGateway? Gateway,
    MonitorConnection? Connection,
    string LastAddress,
    DateTimeOffset LostAt,
    bool LossRecorded,
    DateTimeOffset HeardAt
);
