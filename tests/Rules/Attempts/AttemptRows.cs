using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>Rows of attempts that tests of rules begin with; a test changes what matters to it.</summary>
internal static class AttemptRows
{
    /// <summary>An attempt of one hour that the student was never seen in.</summary>
    public static AttemptRow Of(AttemptStatus status, DateTimeOffset start) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            status,
            start,
            DateOnly.FromDateTime(start.UtcDateTime),
            start.AddHours(1),
            null,
            false,
            null,
            1,
            MonitoringPolicy.Default,
            Accommodation.None,
            3_600,
            1,
            null,
            50,
            null
        );
}
