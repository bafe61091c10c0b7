using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>One atomic commit of the journal: checks epochs and writes summaries, rows and alerts.</summary>
internal sealed class JournalTransaction(NpgsqlDataSource database, JournalOptions options)
{
    // Checks the epoch and writes the summary in one visit of the row. The row's lock delays a newer activation, which
    // increments the epoch, until this commit is complete. The parameters are in the order of the ids, so that
    // transactions lock rows in the same order. Index: exam_attempts_pkey.
    private const string UpdateCurrentAttempts = """
        update exam_attempts a
        set integrity_score = s.integrity, risk = s.risk, band = s.band, scored_at = s.scored_at, event_count =
            s.events,
            last_seen_at = coalesce(s.seen_at, a.last_seen_at)
        from unnest($1::uuid[], $2::bigint[], $3::float8[], $4::float8[], $5::text[], $6::timestamptz[], $7::bigint[],
            $8::timestamptz[])
            as s(id, epoch, integrity, risk, band, scored_at, events, seen_at)
        where a.id = s.id and a.epoch = s.epoch
        returning a.id, a.epoch
        """;

    /// <summary>
    /// Writes the entries of one tick. Returns the valid claims (attempt and epoch); entries of other claims were
    /// rejected.
    /// </summary>
    /// <param name="tick">The entries, in order.</param>
    /// <param name="careful">True after a commit whose outcome is unknown: some rows may already exist.</param>
    /// <param name="cancel">Cancels the commit, which is rolled back.</param>
    /// <exception cref="NpgsqlException">The commit failed or its outcome is unknown; retry with <paramref
    /// name="careful"/>.</exception>
    public async Task<IReadOnlySet<(Guid AttemptId, long Epoch)>> StoreAsync(
        IReadOnlyList<JournalEntry> tick,
        bool careful,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var current = await UpdateCurrent(connection, tick, cancel);
        var mine = tick.Where(e => current.Contains((e.AttemptId, e.Epoch))).ToList();
        await (
            careful
                ? JournalRows.InsertMissing(connection, mine, cancel)
                : JournalRows.Copy(connection, mine, TimeSpan.FromSeconds(options.CommitTimeoutSeconds), cancel)
        );
        await StoreAlerts(connection, mine, cancel);
        await transaction.CommitAsync(cancel);
        return current;
    }

    /// <summary>The entry's events whose data PostgreSQL rejects.</summary>
    public async Task<IReadOnlySet<long>> RefusedAsync(JournalEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var refused = new HashSet<long>();
        foreach (var row in entry.Rows)
        {
            if (!row.Data.IsEmpty && !await JournalRows.Keeps(connection, row.Data, cancel))
            {
                refused.Add(row.Seq);
            }
        }

        return refused;
    }

    private async Task<HashSet<(Guid AttemptId, long Epoch)>> UpdateCurrent(
        NpgsqlConnection connection,
        IReadOnlyList<JournalEntry> tick,
        CancellationToken cancel
    )
    {
        // Of several entries of one attempt the last has the newest summary.
        var last = new Dictionary<(Guid AttemptId, long Epoch), AttemptSummary>(tick.Count);
        foreach (var entry in tick)
        {
            last[(entry.AttemptId, entry.Epoch)] = entry.Summary;
        }

        var claims = last.ToArray();
        Array.Sort(claims, static (one, other) => one.Key.CompareTo(other.Key));
        await using var command = new NpgsqlCommand(UpdateCurrentAttempts, connection)
        {
            CommandTimeout = options.CommitTimeoutSeconds,
        };
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Key.AttemptId) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Key.Epoch) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Value.IntegrityScore) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Value.Risk) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Value.Band) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Value.ScoredAt.UtcDateTime) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Value.EventCount) });
        // Npgsql would infer the type from the first element, which is null for an attempt without a client so far.
        command.Parameters.Add(
            new()
            {
                Value = Array.ConvertAll(claims, c => c.Value.LastSeenAt?.UtcDateTime),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
            }
        );
        var current = new HashSet<(Guid, long)>(claims.Length);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            current.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return current;
    }

    private static async Task StoreAlerts(
        NpgsqlConnection connection,
        List<JournalEntry> entries,
        CancellationToken cancel
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var alert in entries.SelectMany(e => e.Alerts))
        {
            batch.BatchCommands.Add(AlertRow.Insert(alert));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }
}
