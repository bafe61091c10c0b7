using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>A month that is on its way into a file.</summary>
internal sealed record ArchivedMonth(string Name, DateOnly FirstDay, DateOnly UntilDay, ArchiveState State, string? File, byte[]? Sha256);

/// <summary>The months of events in the database. Every change of a month's state is one transaction with what it says.</summary>
internal sealed class ArchiveStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 60;

    // Behind a long read it gives up rather than holding the journal up; the month goes at a later turn.
    private const string PatienceText = "set local lock_timeout = '1s'";

    /// <summary>
    /// A month that must stay where it is: an attempt in it runs, or is under a hold. Indexes: exam_attempts_due, legal_holds_exam, legal_holds_student,
    /// exam_attempts_exam, exam_attempts_student.
    /// </summary>
    private const string Blocked = """
        (exists (select from exam_attempts a where a.status in ('in_progress', 'paused') and a.started_on >= m.first_day and a.started_on < m.until_day)
        or exists (select from legal_holds h join exam_attempts a on a.exam_id = h.exam_id or a.student_id = h.student_id
            where h.lifted_at is null and a.started_on >= m.first_day and a.started_on < m.until_day))
        """;

    // The catalogue of partitions, of which there are a few dozen.
    private const string DueText = """
        select m.name, m.first_day, m.until_day from (
            select c.relname::text as name, to_date(right(c.relname, 7), 'YYYY_MM') as first_day, (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month')::date as until_day
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'monitoring_events'::regclass and c.relname ~ '^monitoring_events_[0-9]{4}_[0-9]{2}$'
        ) m where m.until_day <= $1 and not
        """ + " " + Blocked + " order by m.name limit 1";

    // Index: event_archives_pkey, a row a month. What is exported waits while it is blocked.
    private const string PendingText = """
        select m.name, m.first_day, m.until_day, m.state, m.file, m.sha256 from event_archives m
        where m.state = 'detached' or (m.state = 'exported' and not
        """ + " " + Blocked + ") order by m.name limit 1";

    private const string StillFreeText = "select true from (select $1::date as first_day, $2::date as until_day) m where not " + Blocked;

    private const string DetachText = """
        with noted as (insert into event_archives (name, first_day, until_day, state, begun_at) values ($1, $2, $3, 'detached', $4) returning name)
        select detach_events(name) from noted
        """;

    private const string ExportedText = "update event_archives set state = 'exported', file = $2, event_rows = $3, bytes = $4, sha256 = $5 where name = $1 and state = 'detached'";

    private const string AgainText = "update event_archives set state = 'detached' where name = $1 and state = 'exported'";

    private const string DropText = "select drop_events($1)";

    private const string ArchivedText = "update event_archives set state = 'archived', archived_at = $2 where name = $1 and state = 'exported'";

    /// <summary>The first month on its way that can go on; null: none.</summary>
    public Task<ArchivedMonth?> PendingAsync(CancellationToken cancel) => database.Statement(PendingText).FirstAsync(
        r => new ArchivedMonth(
            r.GetString(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2), WireName<ArchiveState>.Parse(r.GetString(3)), r.TextOrNull(4),
            r.IsDBNull(5) ? null : r.GetFieldValue<byte[]>(5)),
        cancel);

    /// <summary>The first month that was over by that day, can go, and is still in the table; null: none.</summary>
    public Task<ArchivedMonth?> DueAsync(DateOnly until, CancellationToken cancel) => database.Statement(DueText, until).FirstAsync(
        r => new ArchivedMonth(r.GetString(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2), ArchiveState.Detached, null, null), cancel);

    /// <summary>Takes the month out of the table and notes it; false: it may not go any more.</summary>
    /// <exception cref="NpgsqlException">The table is in use; nothing has changed.</exception>
    public Task<bool> DetachAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel) =>
        WhileFreeAsync(month, (connection, c) => RunAsync(connection, DetachText, c, month.Name, month.FirstDay, month.UntilDay, now.UtcDateTime), cancel);

    public Task ExportedAsync(string name, string file, StoredArchive stored, CancellationToken cancel) =>
        database.Statement(ExportedText, name, file, stored.Content.Rows, stored.Bytes, stored.Sha256).RunAsync(cancel);

    /// <summary>The file is not what was written: it is written again.</summary>
    public Task AgainAsync(string name, CancellationToken cancel) => database.Statement(AgainText, name).RunAsync(cancel);

    /// <summary>Drops the month's table; false: a hold has come.</summary>
    public Task<bool> DropAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel) => WhileFreeAsync(
        month,
        async (connection, c) =>
        {
            await RunAsync(connection, DropText, c, month.Name);
            await RunAsync(connection, ArchivedText, c, month.Name, now.UtcDateTime);
        },
        cancel);

    private async Task<bool> WhileFreeAsync(ArchivedMonth month, Func<NpgsqlConnection, CancellationToken, Task> change, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, "select lock_holds(false)", cancel);
        if ((await connection.Statement(TimeoutSeconds, StillFreeText, month.FirstDay, month.UntilDay).ListAsync(r => r.GetBoolean(0), cancel)) is not [true])
        {
            return false;
        }

        await RunAsync(connection, PatienceText, cancel);
        await change(connection, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancel, params object[] values) =>
        EvidenceStore.RunAsync(connection, text, cancel, values);
}
