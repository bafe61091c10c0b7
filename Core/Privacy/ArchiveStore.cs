using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>A month of events that is being archived.</summary>
internal sealed record ArchivedMonth(
    string Name,
    DateOnly FirstDay,
    DateOnly UntilDay,
    ArchiveState State,
    string? File,
    byte[]? Sha256
);

/// <summary>Rows of <c>event_archives</c>. Each change of a month and its state are one transaction.</summary>
internal sealed class ArchiveStore(NpgsqlDataSource database)
{
    // Gives up behind a long query instead of blocking the event journal; a later run tries again.
    private const string LockTimeoutText = "set local lock_timeout = '1s'";

    private const string LockHoldsText = "select lock_holds(false)";

    /// <summary>
    /// Whether an attempt of the month is in progress or under a legal hold. Indexes: exam_attempts_due,
    /// legal_holds_exam, legal_holds_student, exam_attempts_exam, exam_attempts_student.
    /// </summary>
    private const string Blocked = """
        (exists (select from exam_attempts a where a.status in ('in_progress', 'paused')
            and a.started_on >= m.first_day and a.started_on < m.until_day)
        or exists (select from legal_holds h
            join exam_attempts a on a.exam_id = h.exam_id or a.student_id = h.student_id
            where h.lifted_at is null and a.started_on >= m.first_day and a.started_on < m.until_day))
        """;

    // Reads the catalogue of partitions, of which there are a few dozen.
    private const string DueText =
        """
            select m.name, m.first_day, m.until_day, 'detached' as state, null::text as file, null::bytea as sha256
                from (
                select c.relname::text as name, to_date(right(c.relname, 7), 'YYYY_MM') as first_day,
                    (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month')::date as until_day
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'monitoring_events'::regclass
                    and c.relname ~ '^monitoring_events_[0-9]{4}_[0-9]{2}$'
            ) m where m.until_day <= @until and not
            """
        + " "
        + Blocked
        + " order by m.name limit 1";

    // Index: event_archives_pkey, one row per month. An exported month waits while it is blocked.
    private const string PendingText =
        """
            select m.name, m.first_day, m.until_day, m.state, m.file, m.sha256 from event_archives m
            where m.state = 'detached' or (m.state = 'exported' and not
            """
        + " "
        + Blocked
        + ") order by m.name limit 1";

    private const string UnblockedText =
        "select true from (select @first_day::date as first_day, @until_day::date as until_day) m where not " + Blocked;

    private const string DetachText = """
        with noted as (
            insert into event_archives (name, first_day, until_day, state, begun_at)
            values (@name, @first_day, @until_day, 'detached', @now) returning name
        )
        select detach_events(name) from noted
        """;

    private const string SetExportedText = """
        update event_archives set state = 'exported', file = @file, event_rows = @rows, bytes = @bytes, sha256 = @sha256
        where name = @name and state = 'detached'
        """;

    private const string SetDetachedText =
        "update event_archives set state = 'detached' where name = @name and state = 'exported'";

    private const string DropText = "select drop_events(@name)";

    private const string SetArchivedText =
        "update event_archives set state = 'archived', archived_at = @now where name = @name and state = 'exported'";

    /// <summary>The first started month that can proceed; or null.</summary>
    public Task<ArchivedMonth?> PendingAsync(CancellationToken cancel) =>
        database.Command(PendingText, timeout: DatabaseCommands.JobSeconds).FirstAsync<ArchivedMonth>(cancel);

    /// <summary>The first unblocked month that ended by that day and is still in the table; or null.</summary>
    public Task<ArchivedMonth?> DueAsync(DateOnly until, CancellationToken cancel) =>
        database.Command(DueText, new { until }, DatabaseCommands.JobSeconds).FirstAsync<ArchivedMonth>(cancel);

    /// <summary>Detaches the month from the table of events; false when it is blocked meanwhile.</summary>
    /// <exception cref="NpgsqlException">The table is in use; nothing has changed.</exception>
    public Task<bool> DetachAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var values = new
        {
            month.Name,
            month.FirstDay,
            month.UntilDay,
            now,
        };
        return WhileUnblockedAsync(
            month,
            (connection, cancel) => RunAsync(connection, DetachText, values, cancel),
            cancel
        );
    }

    public Task SetExportedAsync(string name, string file, StoredArchive stored, CancellationToken cancel)
    {
        var values = new
        {
            name,
            file,
            stored.Content.Rows,
            stored.Bytes,
            stored.Sha256,
        };
        return database.Command(SetExportedText, values, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
    }

    /// <summary>For a file that is missing or damaged: the month is exported again.</summary>
    public Task SetDetachedAsync(string name, CancellationToken cancel) =>
        database.Command(SetDetachedText, new { name }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);

    /// <summary>Drops the table of an exported month; false when it is blocked meanwhile.</summary>
    public Task<bool> DropAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel) =>
        WhileUnblockedAsync(
            month,
            async (connection, cancel) =>
            {
                await RunAsync(connection, DropText, new { month.Name }, cancel);
                await RunAsync(connection, SetArchivedText, new { month.Name, now }, cancel);
            },
            cancel
        );

    private async Task<bool> WhileUnblockedAsync(
        ArchivedMonth month,
        Func<NpgsqlConnection, CancellationToken, Task> change,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, LockHoldsText, null, cancel);
        var days = new { month.FirstDay, month.UntilDay };
        if (!await connection.Command(UnblockedText, days, DatabaseCommands.JobSeconds).AnyAsync(cancel))
        {
            return false;
        }

        await RunAsync(connection, LockTimeoutText, null, cancel);
        await change(connection, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        object? parameters,
        CancellationToken cancel
    ) => connection.Command(sql, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
