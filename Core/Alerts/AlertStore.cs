using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Alerts;

/// <summary>Reads rows of <c>alerts</c>; the journal writes them.</summary>
internal sealed class AlertStore(NpgsqlDataSource database)
{
    public const int Most = 10_000;

    /// <summary>Index: alerts_pkey.</summary>
    public async Task<Guid?> ExamOf(Guid alertId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select exam_id from alerts where id = @id");
        command.Parameters.AddWithValue("id", alertId);
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    /// <summary>Index: alerts_attempt.</summary>
    public Task<ImmutableArray<Alert>> OfAttempt(Guid attemptId, CancellationToken cancel)
    {
        const string Sql = """
            select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                   state, handled_by, handled_at, verdict, comment, no
            from alerts where attempt_id = @attempt_id order by id limit @most
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("attempt_id", attemptId);
        command.Parameters.AddWithValue("most", Most);
        return Read(command, cancel);
    }

    /// <summary>
    /// Indexes: alerts_room for the latest, alerts_open for the open ones before them. In the room's order; alerts
    /// without a number come last.
    /// </summary>
    public Task<ImmutableArray<Alert>> Recent(Guid examId, int latest, int open, CancellationToken cancel)
    {
        const string Sql = """
            with latest as (
                select * from alerts where exam_id = @exam_id order by no desc nulls first, id desc limit @latest
            ), earlier as (
                select * from alerts
                where exam_id = @exam_id and state = 'open' and no < (select min(no) from latest)
                order by no desc limit @open
            )
            select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                   state, handled_by, handled_at, verdict, comment, no
            from (select * from latest union all select * from earlier) both_parts
            order by no, id
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("latest", latest);
        command.Parameters.AddWithValue("open", open);
        return Read(command, cancel);
    }

    /// <summary>Index: alerts_open.</summary>
    public async Task<int> CountOpen(Guid examId, CancellationToken cancel)
    {
        const string Sql = "select count(*)::integer from alerts where exam_id = @exam_id and state = 'open'";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        return await command.ExecuteScalarAsync(cancel) is int count ? count : 0;
    }

    /// <summary>
    /// Alerts with a higher number, in order; the latest if there are more than <see cref="Most"/>. Index: alerts_room,
    /// scanned backwards.
    /// </summary>
    public Task<ImmutableArray<Alert>> After(Guid examId, long no, CancellationToken cancel)
    {
        const string Sql = """
            select * from (
                select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                       state, handled_by, handled_at, verdict, comment, no
                from alerts where exam_id = @exam_id and no > @no order by no desc, id desc limit @most
            ) latest order by no, id
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("no", no);
        command.Parameters.AddWithValue("most", Most);
        return Read(command, cancel);
    }

    /// <summary>Alerts without a number, oldest first. Index: alerts_room.</summary>
    public Task<ImmutableArray<Alert>> Unnumbered(Guid examId, CancellationToken cancel)
    {
        const string Sql = """
            select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                   state, handled_by, handled_at, verdict, comment, no
            from alerts where exam_id = @exam_id and no is null order by id limit @most
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("most", Most);
        return Read(command, cancel);
    }

    private static async Task<ImmutableArray<Alert>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var alerts = ImmutableArray.CreateBuilder<Alert>();
        while (await rows.ReadAsync(cancel))
        {
            alerts.Add(AlertRow.Read(rows));
        }

        return alerts.DrainToImmutable();
    }
}
