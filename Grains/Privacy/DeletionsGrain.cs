using System.Text.RegularExpressions;
using Orleans.Concurrency;
using Veritas.Analysis;
using Veritas.Grains.Analysis;
using Veritas.Grains.Classes;
using Veritas.Grains.Storage;
using Veritas.Privacy;

namespace Veritas.Grains.Privacy;

/// <summary>Thin: checks the place in the list, reads.</summary>
[StatelessWorker, Reentrant]
internal sealed partial class DeletionsGrain(DeletionStore deletions, TimeProvider time) : Grain, IDeletionsGrain
{
    public Task<Result<Page<DeletionRecord>>> Deletions(Guid? examId, string? after, int limit) => time.Ask<Page<DeletionRecord>>(async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var items = await deletions.ListAsync(examId, before, limit, cancel);
        return Pages.Of(items, limit, r => r.Id.ToString());
    });

    public Task<Result<Page<EventArchive>>> Archives(string? after, int limit) => time.Ask<Page<EventArchive>>(async cancel =>
    {
        if ((after is not null && !Name().IsMatch(after)) || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var items = await deletions.ArchivesAsync(after, limit, cancel);
        return Pages.Of(items, limit, r => r.Name);
    });

    [GeneratedRegex(@"\A[a-z0-9_]{1,63}\z")]
    private static partial Regex Name();
}
