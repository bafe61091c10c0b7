using Orleans.Concurrency;
using Veritas.Monitoring;

namespace Veritas.Grains.Monitoring;

/// <summary>Returns the health of this silo's journal.</summary>
[StatelessWorker, Reentrant]
internal sealed class JournalGrain(EventJournal journal) : Grain, IJournalGrain
{
    public Task<JournalHealth> Health() => Task.FromResult(journal.Health);
}
