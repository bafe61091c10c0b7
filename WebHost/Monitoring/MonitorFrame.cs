using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>Kinds of client frames.</summary>
internal enum FrameKind
{
    /// <summary>An invalid frame; its error says why.</summary>
    Refused,

    /// <summary>Events with their first sequence number.</summary>
    Events,

    /// <summary>A heartbeat.</summary>
    Ping,

    /// <summary>An instruction was carried out.</summary>
    Done,
}

/// <summary>Why a frame was refused.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Detail">For the client's developer.</param>
/// <param name="Seq">Number of the event; 0 if the error concerns the whole frame.</param>
/// <param name="CloseCode">0 if the socket stays open.</param>
internal sealed record FrameError(string Code, string Detail, long Seq = 0, int CloseCode = 0);

/// <summary>A parsed and validated client frame.</summary>
internal readonly record struct MonitorFrame(
    FrameKind Kind,
    long Seq,
    ImmutableArray<ClientEvent> Events,
    string? At,
    Guid Id,
    FrameError? Error,
    Guid AttemptId = default
)
{
    public static MonitorFrame Refused(FrameError error) => new(FrameKind.Refused, 0, [], null, default, error);
}

/// <summary>Close codes of <c>veritas.monitor.v1</c>.</summary>
internal static class CloseCodes
{
    public const int Malformed = 4400;
    public const int Ticket = 4401;
    public const int Attempt = 4404;
    public const int Silent = 4408;
    public const int Over = 4409;
    public const int TakenOver = 4410;
    public const int TooLarge = 4413;
    public const int TooFast = 4429;
    public const int Restart = 1012;
    public const int TryLater = 1013;
}
