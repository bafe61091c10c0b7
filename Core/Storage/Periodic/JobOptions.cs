using System.ComponentModel.DataAnnotations;

namespace Veritas.Storage;

/// <summary>Section <c>Veritas:Jobs:</c> and the job's name, such as <c>Veritas:Jobs:deadlines</c>.</summary>
public sealed class JobOptions
{
    internal const int DefaultTurnLimit = 600;

    /// <summary>
    /// Seconds until a turn is cancelled, 1 to 86,400, default 600 (43,200 for <c>event_archive</c>): a call that hangs
    /// must not block the job forever. A turn starts no further step after half of it.
    /// </summary>
    [Range(1, 86_400)]
    public int TurnLimitSeconds { get; set; } = DefaultTurnLimit;
}
