using System.ComponentModel.DataAnnotations;

namespace Veritas.Silo.Health;

/// <summary>Section <c>Veritas:Health</c>.</summary>
public sealed class HealthOptions
{
    /// <summary>
    /// Seconds that an event may wait in the journal before the status is degraded, 1 to 600, default 5: a commit takes
    /// milliseconds.
    /// </summary>
    [Range(1, 600)]
    public int JournalLagSeconds { get; set; } = 5;
}
