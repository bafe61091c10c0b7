using Npgsql;

namespace Veritas.Alerts;

/// <summary>
/// Writes the triage of <c>alerts</c>. The SQL checks the state transitions, so that concurrent rooms cannot conflict.
/// </summary>
internal sealed class TriageStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Null when there is no such row or it is resolved; <see cref="IsResolved"/> distinguishes the two. A repeated
    /// call by the same person keeps the first time.
    /// </summary>
    public Task<TriagedAlert?> Acknowledge(
        Guid examId,
        Guid alertId,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        const string Sql = """
            with before as (
                select id, state, handled_by, handled_at from alerts where id = @id and exam_id = @exam_id for update
            )
            update alerts a
            set state = 'acknowledged', handled_by = @by,
                handled_at = case when before.state = 'acknowledged'
                    and before.handled_by = @by then before.handled_at else @now end
            from before
            where a.id = before.id and before.state <> 'resolved'
            returning a.id, a.exam_id, a.attempt_id, a.raised_at, a.kind, a.level, a.sentence, a.event_seqs,
                a.integrity_score, a.risk,
                      a.state, a.handled_by, a.handled_at, a.verdict, a.comment, a.no, before.state
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", alertId);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("by", by);
        command.Parameters.AddWithValue("now", now);
        return Read(command, cancel);
    }

    /// <summary>Null when there is no such row.</summary>
    public Task<TriagedAlert?> Resolve(
        Guid examId,
        Guid alertId,
        Guid by,
        Verdict verdict,
        string comment,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        const string Sql = """
            with before as (
                select id, state from alerts where id = @id and exam_id = @exam_id for update
            )
            update alerts a
            set state = 'resolved', handled_by = @by, handled_at = @now, verdict = @verdict, comment = @comment
            from before
            where a.id = before.id
            returning a.id, a.exam_id, a.attempt_id, a.raised_at, a.kind, a.level, a.sentence, a.event_seqs,
                a.integrity_score, a.risk,
                      a.state, a.handled_by, a.handled_at, a.verdict, a.comment, a.no, before.state
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", alertId);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("by", by);
        command.Parameters.AddWithValue("verdict", WireName<Verdict>.Of(verdict));
        command.Parameters.AddWithValue("comment", comment);
        command.Parameters.AddWithValue("now", now);
        return Read(command, cancel);
    }

    public async Task<bool> IsResolved(Guid examId, Guid alertId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select state = 'resolved' from alerts where id = @id and exam_id = @exam_id"
        );
        command.Parameters.AddWithValue("id", alertId);
        command.Parameters.AddWithValue("exam_id", examId);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<TriagedAlert?> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new TriagedAlert(AlertRow.Read(row), WireName<AlertState>.Parse(row.GetString(AlertRow.Width)))
            : null;
    }
}
