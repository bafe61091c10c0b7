using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Deletes findings about attempts and erases texts about students, within the caller's transaction.</summary>
internal static class AnalysisErasure
{
    // Each uses an index that begins with the attempt.
    private static readonly ImmutableArray<TableDeletion> Evidence =
    [
        new("behavior_queue", "delete from behavior_queue where attempt_id = any(@attempts)"),
        new("behavior_analysis", "delete from behavior_analysis where attempt_id = any(@attempts)"),
        new(
            "collusion_pairs",
            "delete from collusion_pairs where attempt_a = any(@attempts) or attempt_b = any(@attempts)"
        ),
        new("rescored_attempts", "delete from rescored_attempts where attempt_id = any(@attempts)"),
    ];

    private const string AppealsText = "delete from appeals where attempt_id = @attempt_id";

    // Index: attempt_verdicts_attempt.
    private const string VerdictsText = """
        update attempt_verdicts set comment = 'erased',
            review_comment = case when reviewed_by is not null then 'erased' end where attempt_id = @attempt_id
        """;

    /// <summary>Deletes what was computed from the attempts' events and answers.</summary>
    public static Task<ImmutableArray<DeletedRows>> DeleteEvidenceAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    ) => connection.DeleteAsync(Evidence, new { attempts }, cancel);

    /// <summary>Deletes texts by or about the student; the verdict stays with the attempt's figures.</summary>
    public static async Task AnonymizeAsync(NpgsqlConnection connection, Guid attemptId, CancellationToken cancel)
    {
        await RunAsync(connection, AppealsText, attemptId, cancel);
        await RunAsync(connection, VerdictsText, attemptId, cancel);
    }

    private static Task RunAsync(NpgsqlConnection connection, string sql, Guid attemptId, CancellationToken cancel) =>
        connection.Command(sql, new { attemptId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
