using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Deletes the evidence of attempts, but the events, within the caller's transaction.</summary>
internal static class EvidenceDeletion
{
    /// <summary>In an order in which no row is deleted by a cascade, so that every row is counted.</summary>
    private static readonly ImmutableArray<
        Func<NpgsqlConnection, Guid[], CancellationToken, Task<ImmutableArray<DeletedRows>>>
    > Owners =
    [
        AttemptErasure.DeleteEvidenceAsync,
        AlertErasure.DeleteEvidenceAsync,
        AnalysisErasure.DeleteEvidenceAsync,
    ];

    /// <summary>Returns the number of rows by table, without tables that had none.</summary>
    public static async Task<SortedDictionary<string, long>> DeleteAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    )
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var delete in Owners)
        {
            foreach (var (table, deleted) in await delete(connection, attempts, cancel))
            {
                if (deleted > 0)
                {
                    rows[table] = deleted;
                }
            }
        }

        return rows;
    }
}
