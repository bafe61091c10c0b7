using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Alerts;

/// <summary>Deletes alerts of attempts within the caller's transaction.</summary>
internal static class AlertErasure
{
    // Index: alerts_attempt.
    private static readonly ImmutableArray<TableDeletion> Evidence =
    [
        new("alerts", "delete from alerts where attempt_id = any(@attempts)"),
    ];

    public static Task<ImmutableArray<DeletedRows>> DeleteEvidenceAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    ) => connection.DeleteAsync(Evidence, new { attempts }, cancel);
}
