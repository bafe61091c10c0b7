using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Tests.Rules.Attempts;

internal static class SampleCards
{
    /// <summary>The card of a connected live attempt with that many events.</summary>
    public static AttemptCard Live(long events = 0, DateTimeOffset at = default) =>
        new(
            Guid.Empty,
            Guid.Empty,
            "",
            AttemptStatus.InProgress,
            true,
            false,
            false,
            100,
            0,
            "none",
            events,
            at,
            at,
            [],
            at
        );
}
