using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>What a new connection tells about the time before it.</summary>
/// <param name="IsDuplicate">Another client is connected at the same time.</param>
/// <param name="LostFor">How long the client was away, when its absence has been recorded; else null.</param>
/// <param name="AddressChanged">The client comes from another network address than before.</param>
internal readonly record struct Reconnection(bool IsDuplicate, TimeSpan? LostFor, bool AddressChanged);

/// <summary>
/// The connection of an attempt's client: who is connected, when it was last heard, and since when it is away.
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

    /// <summary>When the connected client was last heard.</summary>
    public DateTimeOffset HeardAt => _heardAt;

    /// <summary>Takes a new connection and closes the one before it.</summary>
    public Reconnection Connect(IMonitorGateway gateway, MonitorConnection connection, DateTimeOffset now)
    {
        var duplicate = false;
        if (Connection is { } old && old.Id != connection.Id)
        {
            // A reload or a reconnect of the same tab is no second client. A client without a name is told apart by
            // being there at the same time.
            duplicate = old.ClientId != connection.ClientId || connection.ClientId.Length == 0;
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

    /// <summary>The client is away since then.</summary>
    public void Lose(DateTimeOffset since) =>
        (Connection, _gateway, _lostAt, _lossRecorded) = (null, null, since, false);

    public void Hear(DateTimeOffset now) => _heardAt = now;

    /// <summary>True when a connected client was not heard for so long: the host of its socket may have died.</summary>
    public bool IsSilent(DateTimeOffset now, TimeSpan limit) => IsConnected && now - _heardAt >= limit;

    /// <summary>How long the client has been away, once, when that has become worth recording; else null.</summary>
    public TimeSpan? RecordLoss(DateTimeOffset now, TimeSpan limit)
    {
        if (IsConnected || _lossRecorded || now - _lostAt < limit)
        {
            return null;
        }

        _lossRecorded = true;
        return now - _lostAt;
    }

    /// <summary>Tells the client how far its events are durable.</summary>
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

    /// <summary>Closes the socket; the client stays the connected one until the socket's end is reported.</summary>
    public void Close(int code, string reason)
    {
        if (Connection is { } connection)
        {
            _ = _gateway!.Close(connection.Id, code, reason);
        }
    }

    /// <summary>For a move to another silo.</summary>
    public ClientTransfer Leave() => new(_gateway, Connection, _lastAddress, _lostAt, _lossRecorded, _heardAt);

    /// <summary>After a move from another silo.</summary>
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

/// <summary>An <see cref="AttemptClient"/> on its way to another silo.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.ClientTransfer")]
internal sealed record ClientTransfer(
    IMonitorGateway? Gateway,
    MonitorConnection? Connection,
    string LastAddress,
    DateTimeOffset LostAt,
    bool LossRecorded,
    DateTimeOffset HeardAt
);
