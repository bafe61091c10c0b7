using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Rooms;

/// <summary>Section <c>Veritas:Hub</c>: what a teacher's live view may ask for.</summary>
public sealed class HubLimitOptions
{
    /// <summary>
    /// Calls a second a connection may keep up, 1 to 10,000, default 20, with ten seconds' worth at once: triage by
    /// hand needs one. More are refused, and who goes on is cut.
    /// </summary>
    [Range(1, 10_000)]
    public int CallsPerSecond { get; set; } = 20;

    /// <summary>
    /// Connections of one user, 1 to 100,000, default 50: a room full of screens that share an account.
    /// </summary>
    [Range(1, 100_000)]
    public int ConnectionsPerUser { get; set; } = 50;

    /// <summary>Calls of one connection carried out side by side, 1 to 64, default 4.</summary>
    [Range(1, 64)]
    public int ParallelCalls { get; set; } = 4;

    /// <summary>
    /// Bytes of one message to the hub, 4,096 to 1,048,576, default 65,536: an instruction to 500 attempts takes
    /// 20,000. A larger one closes the connection.
    /// </summary>
    [Range(4_096, 1_048_576)]
    public int MaxMessageBytes { get; set; } = 65_536;

    /// <summary>
    /// Seconds between connecting and the hub's handshake, 1 to 60, default 10; then the connection is closed.
    /// </summary>
    [Range(1, 60)]
    public int HandshakeSeconds { get; set; } = 10;
}
