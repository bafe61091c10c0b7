using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Silo.Health;

/// <summary>Computes the health of Veritas. Pure.</summary>
internal static class HealthRules
{
    /// <summary>The reasons, most severe first; empty when the status is ok.</summary>
    public static ImmutableArray<string> Reasons(bool database, JournalHealth journal, HealthOptions options)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        Add(!database, "database_away");
        Add(journal.QueuedRows >= journal.Capacity, "journal_full");
        Add(journal.Failing, "journal_failing");
        Add(journal.LagMs > options.JournalLagSeconds * 1_000.0, "journal_lag");
        return reasons.ToImmutable();

        void Add(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }
    }
}
