using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Rooms;

/// <summary>Section <c>Veritas:Hub</c>: limits of connections to the teachers' hub.</summary>
public sealed class HubLimitOptions
{
    /// <summary>
    /// Calls per second of a connection, 1 to 10,000, default 20; manual triage needs one. Bursts of ten seconds' worth
    /// are allowed. Further calls are refused, and many refused calls close the connection.
    /// </summary>
    [Range(1, 10_000)]
    public int CallsPerSecond { get; set; } = 20;

    /// <summary>
    /// Connections of one user, 1 to 100,000, default 50, enough for a room of screens that share an account.
    /// </summary>
    [Range(1, 100_000)]
    public int ConnectionsPerUser { get; set; } = 50;

    /// <summary>Concurrent calls of one connection, 1 to 64, default 4.</summary>
    [Range(1, 64)]
    public int ParallelCalls { get; set; } = 4;

    /// <summary>
    /// Bytes of one message to the hub, 4,096 to 1,048,576, default 65,536; an instruction to 500 attempts has 20,000.
    /// A larger message closes the connection.
    /// </summary>
    [Range(4_096, 1_048_576)]
    public int MaxMessageBytes { get; set; } = 65_536;

    /// <summary>
    /// Seconds between connecting and the hub's handshake, 1 to 60, default 10; then the connection is closed.
    /// </summary>
    [Range(1, 60)]
    public int HandshakeSeconds { get; set; } = 10;
}
