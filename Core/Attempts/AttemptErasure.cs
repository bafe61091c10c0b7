using System.Collections.Immutable;
using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>Deletes evidence and erases attempts within the caller's transaction.</summary>
internal static class AttemptErasure
{
    // In an order in which no row is deleted by a cascade, so that every row is counted. Each uses an index that begins
    // with the attempt.
    private static readonly ImmutableArray<TableDeletion> Evidence =
    [
        new("second_marks", "delete from second_marks where attempt_id = any(@attempts)"),
        new("attempt_answers", "delete from attempt_answers where attempt_id = any(@attempts)"),
        new("attempt_instructions", "delete from attempt_instructions where attempt_id = any(@attempts)"),
    ];

    // Index: exam_attempts_pkey.
    private const string MarkText = "update exam_attempts set evidence_deleted_at = @now where id = any(@attempts)";

    // Index: exam_attempts_pkey. Cascades delete the rest of the attempt; the exam's summary follows through the queue.
    private const string DeleteText = "delete from exam_attempts where id = @attempt_id";

    // Index: exam_attempts_pkey. The figures stay without the student's name.
    private const string AnonymizeText = """
        update exam_attempts set evidence_deleted_at = coalesce(evidence_deleted_at, @now), erased_at = @now,
            accommodation = @accommodation, end_reason = case when status = 'terminated' then 'erased' end
        where id = @attempt_id
        """;

    private const string ChangesText =
        "update result_changes set reason = 'erased', comment = '' where attempt_id = @attempt_id";

    /// <summary>Deletes answers, marks and instructions.</summary>
    public static Task<ImmutableArray<DeletedRows>> DeleteEvidenceAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    ) => connection.DeleteAsync(Evidence, new { attempts }, cancel);

    /// <summary>Records that the evidence of the attempts is deleted.</summary>
    public static Task MarkAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        DateTimeOffset now,
        CancellationToken cancel
    ) => RunAsync(connection, MarkText, new { attempts, now }, cancel);

    /// <summary>Deletes the attempt and all that belongs to it.</summary>
    public static Task DeleteAsync(NpgsqlConnection connection, Guid attemptId, CancellationToken cancel) =>
        RunAsync(connection, DeleteText, new { attemptId }, cancel);

    /// <summary>
    /// Keeps the figures without the student. Must be the first change of the erasure: afterwards no change adds the
    /// attempt to its exam's summary again.
    /// </summary>
    public static async Task AnonymizeAsync(
        NpgsqlConnection connection,
        Guid attemptId,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var accommodation = RawJson.Of(Accommodation.None);
        await RunAsync(
            connection,
            AnonymizeText,
            new
            {
                attemptId,
                now,
                accommodation,
            },
            cancel
        );
        await RunAsync(connection, ChangesText, new { attemptId }, cancel);
    }

    private static Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancel
    ) => connection.Command(sql, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
