using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;

namespace Veritas.Grains.Alerts;

/// <summary>Reads rows of <c>alerts</c>; the journal writes them.</summary>
internal sealed class AlertStore(NpgsqlDataSource database)
{
    public const int Most = 10_000;

    /// <summary>By the primary key.</summary>
    public async Task<Guid?> ExamOf(Guid alertId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select exam_id from alerts where id = @id");
        command.Parameters.AddWithValue("id", alertId);
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    /// <summary>By alerts_attempt.</summary>
    public Task<ImmutableArray<Alert>> OfAttempt(Guid attemptId, CancellationToken cancel)
    {
        const string Sql = """
            select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                   state, handled_by, handled_at, verdict, comment
            from alerts where attempt_id = @attempt_id order by id limit @most
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("attempt_id", attemptId);
        command.Parameters.AddWithValue("most", Most);
        return Read(command, cancel);
    }

    /// <summary>The latest by alerts_exam, the open ones before them by alerts_open.</summary>
    public Task<ImmutableArray<Alert>> Recent(Guid examId, int latest, int open, CancellationToken cancel)
    {
        const string Sql = """
            with latest as (
                select * from alerts where exam_id = @exam_id order by id desc limit @latest
            ), earlier as (
                select * from alerts
                where exam_id = @exam_id and state = 'open' and id < (select id from latest order by id limit 1)
                order by id desc limit @open
            )
            select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                   state, handled_by, handled_at, verdict, comment
            from (select * from latest union all select * from earlier) both_parts
            order by id
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("latest", latest);
        command.Parameters.AddWithValue("open", open);
        return Read(command, cancel);
    }

    /// <summary>By alerts_open.</summary>
    public async Task<int> CountOpen(Guid examId, CancellationToken cancel)
    {
        const string Sql = "select count(*)::integer from alerts where exam_id = @exam_id and state = 'open'";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        return await command.ExecuteScalarAsync(cancel) is int count ? count : 0;
    }

    /// <summary>By alerts_exam, from the newest back.</summary>
    public Task<ImmutableArray<Alert>> Since(Guid examId, Guid firstId, CancellationToken cancel)
    {
        const string Sql = """
            select * from (
                select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk,
                       state, handled_by, handled_at, verdict, comment
                from alerts where exam_id = @exam_id and id >= @first_id order by id desc limit @most
            ) latest order by id
            """;
        var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("exam_id", examId);
        command.Parameters.AddWithValue("first_id", NpgsqlDbType.Uuid, firstId);
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
