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
    private string _lastAddress = "";
    private DateTimeOffset _lostAt;
    private bool _lossRecorded;
    private DateTimeOffset _heardAt;

    /// <summary>The open connection, or null.</summary>
    public MonitorConnection? Connection { get; private set; }

    public bool IsConnected => Connection is not null;

    /// <summary>When the connected client sent its last message.</summary>
    public DateTimeOffset HeardAt => _heardAt;

    /// <summary>
    /// Whether the connection must not replace the open one. Connections arrive in any order: a handshake that its
    /// client has abandoned can come after the next one.
    /// </summary>
    public bool Supersedes(IMonitorGateway gateway, MonitorConnection next) =>
        Connection is { } open
        && open.Id != next.Id
        && (IsOlder(gateway, next, open) || (!next.MayTakeOver && !IsSameClient(next, open)));

    /// <summary>Accepts a new connection and closes the previous one.</summary>
    public Reconnection Connect(IMonitorGateway gateway, MonitorConnection connection, DateTimeOffset now)
    {
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
            now,
            false
        );
        return reconnection;
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
    public void Lose(DateTimeOffset since) =>
        (Connection, _gateway, _lostAt, _lossRecorded) = (null, null, since, false);

    public void Hear(DateTimeOffset now) => _heardAt = now;

    /// <summary>Whether a connected client has been silent for that time: its socket's host may have died.</summary>
    public bool IsSilent(DateTimeOffset now, TimeSpan limit) => IsConnected && now - _heardAt >= limit;

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

    /// <summary>Sends the client the number of its last durable event.</summary>
    public void TellDurable(Progress progress)
    {
        if (Connection is { } connection)
        {
            _ = _gateway!.Durable(connection.Id, progress);
        }
    }

    public void Send(Instruction instruction)
    {
        if (Connection is { } connection)
        {
            _ = _gateway!.Instruct(connection.Id, instruction);
        }
    }

    /// <summary>Closes the socket; the client counts as connected until the end of the socket is reported.</summary>
    public void Close(int code, string reason)
    {
        if (Connection is { } connection)
        {
            _ = _gateway!.Close(connection.Id, code, reason);
        }
    }

    /// <summary>The state for a move to another silo.</summary>
    public ClientTransfer Leave() => new(_gateway, Connection, _lastAddress, _lostAt, _lossRecorded, _heardAt);

    /// <summary>Restores the state after a move from another silo.</summary>
    public static AttemptClient Arrive(ClientTransfer from) =>
        new()
        {
            _gateway = from.Gateway,
            Connection = from.Connection,
            _lastAddress = from.LastAddress,
            _lostAt = from.LostAt,
            _lossRecorded = from.LossRecorded,
            _heardAt = from.HeardAt,
        };
}

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
