using System.Text.RegularExpressions;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Lists what retention has deleted and what is archived.</summary>
internal sealed partial class DeletionsService(DeletionStore deletions, TimeProvider time)
{
    /// <summary>Proofs of deletion, latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="examId">Of that exam; null for all exams.</param>
    /// <param name="after">The <c>next</c> of a page; null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task<Result<Page<DeletionRecord>>> Deletions(
        Guid? examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<DeletionRecord>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var items = await deletions.ListAsync(examId, before, limit, cancel);
                return Pages.Of(items, limit, r => r.Id.ToString());
            }
        );

    /// <summary>Archived months, the latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="after">The <c>next</c> of a page; null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task<Result<Page<EventArchive>>> Archives(string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<EventArchive>>(
            cancel,
            async cancel =>
            {
                if ((after is not null && !Name().IsMatch(after)) || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var items = await deletions.ArchivesAsync(after, limit, cancel);
                return Pages.Of(items, limit, r => r.Name);
            }
        );

    [GeneratedRegex(@"\A[a-z0-9_]{1,63}\z")]
    private static partial Regex Name();
}
