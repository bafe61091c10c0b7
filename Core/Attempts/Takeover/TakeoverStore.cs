using System.Collections.Immutable;
using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// Takes over many attempts in three round trips, because after a crash thousands of clients reconnect at once.
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

    // Index: attempt_instructions_attempt.
    private const string PendingText = """
        select m.id as attempt_id, i.id, i.kind, i.body as text, i.until
        from unnest($1::uuid[]) as m(id) cross join lateral (
            select * from attempt_instructions where attempt_id = m.id and done_at is null
                order by issued_at, id limit 100) i
        order by i.issued_at, i.id
        """;

    // Index: monitoring_events' primary key, one partition, one lookup at each end.
    private const string MarksText = """
        select a.id,
            coalesce((select max(seq) from monitoring_events e where e.started_on = a.started_on and e.attempt_id = a.id
                and seq > 0), 0),
            coalesce((select -min(seq) from monitoring_events e where e.started_on = a.started_on
                and e.attempt_id = a.id and seq < 0), 0)
        from exam_attempts a where a.id = any($1)
        """;

    // Index: monitoring_events' primary key, one partition an attempt.
    private const string LaterText =
        "select m.id, "
        + EventStore.Columns
        + """
             from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[])
                 as m(id, on_day, after_client, after_server)
            join monitoring_events on started_on = m.on_day and attempt_id = m.id
                and (seq > m.after_client or seq < -m.after_server)
            order by m.id, 
            """
        + EventStore.InOrder;

    /// <summary>The attempts that exist, each with the next epoch unless it has ended.</summary>
    /// <exception cref="NpgsqlException">The database is unavailable. The epochs may have been incremented
    /// nevertheless.</exception>
    public async Task<IReadOnlyDictionary<Guid, Takeover>> TakeAsync(
        IReadOnlyDictionary<Guid, SnapshotPosition> wanted,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var taken = await TakeAsync(connection, [.. wanted.Keys], cancel);
        await AddLaterAsync(connection, taken, wanted, cancel);
        return taken;
    }

    private static async Task<Dictionary<Guid, Takeover>> TakeAsync(
        NpgsqlConnection connection,
        Guid[] ids,
        CancellationToken cancel
    )
    {
        List<AttemptRow> rows;
        await using (var take = Batch(connection, [TakeText, EndedText], ids))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            rows = await RowsAsync(reader, r => AttemptRow.Read(new Row(r)), cancel);
            await reader.NextResultAsync(cancel);
            rows.AddRange(await RowsAsync(reader, r => AttemptRow.Read(new Row(r)), cancel));
        }

        var taken = rows.ToDictionary(r => r.Id, r => new Takeover(r, [], 0, 0, null));
        if (rows.Where(r => r.Status.IsLive()).Select(r => r.Id).ToArray() is { Length: > 0 } live)
        {
            await AddMarksAsync(connection, taken, live, cancel);
        }

        return taken;
    }

    /// <summary>
    /// Call it after the new epochs are committed: then older activations cannot write any more. It reads the index of
    /// every partition, so it is not used for ended attempts.
    /// </summary>
    private static async Task AddMarksAsync(
        NpgsqlConnection connection,
        Dictionary<Guid, Takeover> taken,
        Guid[] live,
        CancellationToken cancel
    )
    {
        await using var batch = Batch(connection, [PendingText, MarksText], live);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var instructions = await RowsAsync(
            reader,
            r => (Id: new Row(r).Get<Guid>("attempt_id"), Instruction: InstructionStore.Read(new Row(r))),
            cancel
        );
        var pending = instructions.ToLookup(p => p.Id, p => p.Instruction);
        await reader.NextResultAsync(cancel);
        foreach (
            var (id, seq, serverSeq) in await RowsAsync(
                reader,
                r => (r.GetGuid(0), r.GetInt64(1), r.GetInt64(2)),
                cancel
            )
        )
        {
            taken[id] = taken[id] with { Pending = [.. pending[id]], Seq = seq, ServerSeq = serverSeq };
        }
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, string[] texts, Guid[] ids)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var text in texts)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text) { Parameters = { new() { Value = ids } } });
        }

        return batch;
    }

    private static async Task AddLaterAsync(
        NpgsqlConnection connection,
        Dictionary<Guid, Takeover> taken,
        IReadOnlyDictionary<Guid, SnapshotPosition> wanted,
        CancellationToken cancel
    )
    {
        var few = taken.Values.Where(t => t.Row.Status.IsLive() && Missing(t) <= MostLater).ToArray();
        var events = ((Guid Id, RecordedEvent Event)[])[];
        if (few.Where(t => Missing(t) > 0).ToArray() is { Length: > 0 } some)
        {
            await using var command = new NpgsqlCommand(LaterText, connection) { CommandTimeout = TimeoutSeconds };
            command.Parameters.Add(new() { Value = Array.ConvertAll(some, t => t.Row.Id) });
            command.Parameters.Add(new() { Value = Array.ConvertAll(some, t => t.Row.StartedOn) });
            command.Parameters.Add(new() { Value = Array.ConvertAll(some, t => wanted[t.Row.Id].Seq) });
            command.Parameters.Add(new() { Value = Array.ConvertAll(some, t => wanted[t.Row.Id].ServerSeq) });
            await using var reader = await command.ExecuteReaderAsync(cancel);
            events = [.. await RowsAsync(reader, r => (r.GetGuid(0), EventStore.Read(r, 1)), cancel)];
        }

        var later = events.ToLookup(e => e.Id, e => e.Event);
        foreach (var attempt in few)
        {
            taken[attempt.Row.Id] = attempt with { Later = [.. later[attempt.Row.Id]] };
        }

        long Missing(Takeover t) => t.Seq - wanted[t.Row.Id].Seq + t.ServerSeq - wanted[t.Row.Id].ServerSeq;
    }

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

        return rows;
    }
}
