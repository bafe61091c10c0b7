using System.Collections.Immutable;
using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// Takes over many attempts in one round trip, because after a crash thousands of clients reconnect at once.
/// </summary>
internal sealed class TakeoverStore(NpgsqlDataSource database)
{
    /// <summary>An attempt with more events after its snapshot is replayed separately, row by row.</summary>
    private const int MostLater = 1_024;
    private const int TimeoutSeconds = 10;

    // Index: exam_attempts_pkey. Locks in the same order as the journal.
    private const string TakeText =
        """
            with mine as (select id as taken from exam_attempts where id = any($1) and ended_at is null
                order by id for update)
            update exam_attempts set epoch = epoch + 1 from mine where id = taken returning 
            """ + AttemptRow.Columns;

    // Index: exam_attempts_pkey. An ended attempt is only read.
    private const string EndedText =
        "select " + AttemptRow.Columns + " from exam_attempts where id = any($1) and ended_at is not null";

    // Index: attempt_snapshots_pkey.
    private const string SnapshotsText = "select * from attempt_snapshots where attempt_id = any($1)";

    // Index: attempt_instructions_attempt.
    private const string PendingText = """
        select m.id as attempt_id, i.id, i.kind, i.body as text, i.until
        from unnest($1::uuid[]) as m(id) cross join lateral (
            select * from attempt_instructions where attempt_id = m.id and done_at is null
                order by issued_at, id limit 100) i
        order by i.issued_at, i.id
        """;

    // Index: monitoring_events' primary key, one partition, one lookup at each end. Not for ended attempts, whose
    // events may be archived.
    private const string MarksText = """
        select a.id,
            coalesce((select max(seq) from monitoring_events e where e.started_on = a.started_on and e.attempt_id = a.id
                and seq > 0), 0) as seq,
            coalesce((select -min(seq) from monitoring_events e where e.started_on = a.started_on
                and e.attempt_id = a.id and seq < 0), 0) as server_seq
        from exam_attempts a where a.id = any($1) and a.ended_at is null
        """;

    // Indexes: exam_attempts_pkey, attempt_snapshots_pkey, and monitoring_events' primary key: one partition for each
    // attempt, one range each of client and server events.
    private const string LaterText =
        "select m.id, "
        + EventStore.Columns
        + """
             from (select a.id, a.started_on, coalesce(s.seq, 0) as after_client,
                        coalesce(s.server_seq, 0) as after_server
                    from exam_attempts a left join attempt_snapshots s on s.attempt_id = a.id
                    where a.id = any($1) and a.ended_at is null) m
                cross join lateral (
                    (select * from monitoring_events
                        where started_on = m.started_on and attempt_id = m.id and seq > m.after_client
                        order by seq limit $2)
                    union all
                    (select * from monitoring_events
                        where started_on = m.started_on and attempt_id = m.id and seq < -m.after_server
                        order by seq desc limit $2)) e
            order by m.id, 
            """
        + EventStore.InOrder;

    /// <summary>
    /// The attempts that exist, each with the next epoch unless it has ended. The statements are one transaction: once
    /// the rows are locked, earlier activations cannot store anything, so the later statements read everything that
    /// they did store.
    /// </summary>
    /// <exception cref="NpgsqlException">The database is unavailable. The epochs may have been incremented
    /// nevertheless.</exception>
    public async Task<IReadOnlyDictionary<Guid, Takeover>> TakeAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = Batch(connection, ids);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var rows = await RowsAsync(reader, r => AttemptRow.Read(new Row(r)), cancel);
        rows.AddRange(await RowsAsync(reader, r => AttemptRow.Read(new Row(r)), cancel));
        var snapshots = await RowsAsync(reader, r => Snapshot(new Row(r)), cancel);
        var pending = await RowsAsync(reader, r => Pending(new Row(r)), cancel);
        var marks = await RowsAsync(reader, r => (r.GetGuid(0), Seq: r.GetInt64(1), ServerSeq: r.GetInt64(2)), cancel);
        var later = await RowsAsync(reader, r => (Id: r.GetGuid(0), Event: EventStore.Read(r, 1)), cancel);

        var taken = rows.ToDictionary(r => r.Id, r => Takeover.OfNew(r));
        foreach (var (id, snapshot) in snapshots.Where(s => taken.ContainsKey(s.Id)))
        {
            taken[id] = taken[id] with { Snapshot = snapshot };
        }

        var (instructions, events) = (
            pending.ToLookup(p => p.Id, p => p.Instruction),
            later.ToLookup(e => e.Id, e => e.Event)
        );
        foreach (var (id, seq, serverSeq) in marks)
        {
            var own = events[id].ToList();
            taken[id] = taken[id] with
            {
                Seq = seq,
                ServerSeq = serverSeq,
                Pending = [.. instructions[id]],
                Later = own.Count > MostLater ? null : own,
            };
        }

        return taken;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, Guid[] ids)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var text in (string[])[TakeText, EndedText, SnapshotsText, PendingText, MarksText, LaterText])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text) { Parameters = { new() { Value = ids } } });
        }

        batch.BatchCommands[^1].Parameters.Add(new() { Value = MostLater + 1 });
        return batch;
    }

    private static (Guid Id, MonitorSnapshot Snapshot) Snapshot(Row r) =>
        (
            r.Get<Guid>("attempt_id"),
            new MonitorSnapshot(
                r.Get<long>("seq"),
                r.Get<long>("server_seq"),
                r.Get<byte[]>("scoring"),
                r.Get<ImmutableArray<string>>("unsupported"),
                r.Get<bool>("hand_raised"),
                r.Get<string>("granted")
            )
        );

    private static (Guid Id, Instruction Instruction) Pending(Row r) =>
        (r.Get<Guid>("attempt_id"), InstructionStore.Read(r));

    /// <summary>The rows of the current result; moves on to the next one.</summary>
    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancel
    )
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancel);
        return rows;
    }
}
