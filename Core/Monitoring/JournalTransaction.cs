using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>One atomic commit of the journal: checks epochs, then writes rows, alerts and summaries.</summary>
internal sealed class JournalTransaction(NpgsqlDataSource database, JournalOptions options)
{
    // The share lock delays a newer activation, which updates the row's epoch, until this commit is complete. Index:
    // exam_attempts_pkey.
    private const string CurrentAttempts = """
        select a.id, a.epoch from exam_attempts a join unnest($1::uuid[], $2::bigint[]) as mine(id, epoch) on mine.id =
            a.id and mine.epoch = a.epoch
        order by a.id for share of a
        """;

    // Index: exam_attempts_pkey. Does not change an ended attempt.
    private const string UpdateSummaries = """
        update exam_attempts a
        set integrity_score = s.integrity, risk = s.risk, band = s.band, scored_at = s.scored_at, event_count =
            s.events,
            last_seen_at = coalesce(s.seen_at, a.last_seen_at)
        from unnest($1::uuid[], $2::float8[], $3::float8[], $4::text[], $5::timestamptz[], $6::bigint[],
            $7::timestamptz[])
            as s(id, integrity, risk, band, scored_at, events, seen_at)
        where a.id = s.id
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
        var current = await Current(connection, tick, cancel);
        var mine = tick.Where(e => current.Contains((e.AttemptId, e.Epoch))).ToList();
        await (
            careful
                ? JournalRows.InsertMissing(connection, mine, cancel)
                : JournalRows.Copy(connection, mine, TimeSpan.FromSeconds(options.CommitTimeoutSeconds), cancel)
        );
        await StoreAlertsAndSummaries(connection, mine, cancel);
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

    private async Task<HashSet<(Guid AttemptId, long Epoch)>> Current(
        NpgsqlConnection connection,
        IReadOnlyList<JournalEntry> tick,
        CancellationToken cancel
    )
    {
        var claims = tick.Select(e => (e.AttemptId, e.Epoch)).Distinct().ToArray();
        await using var command = new NpgsqlCommand(CurrentAttempts, connection)
        {
            CommandTimeout = options.CommitTimeoutSeconds,
        };
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.AttemptId) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(claims, c => c.Epoch) });
        var current = new HashSet<(Guid, long)>(claims.Length);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            current.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return current;
    }

    private static async Task StoreAlertsAndSummaries(
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

        // Of several entries of one attempt the last has the newest summary.
        var summaries = entries
            .Where(e => e.Summary is not null)
            .GroupBy(e => e.AttemptId)
            .Select(g => (Id: g.Key, Value: g.Last().Summary!))
            .ToArray();
        if (summaries.Length > 0)
        {
            var update = new NpgsqlBatchCommand(UpdateSummaries);
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Id) });
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Value.IntegrityScore) });
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Value.Risk) });
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Value.Band) });
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Value.ScoredAt.UtcDateTime) });
            update.Parameters.Add(new() { Value = Array.ConvertAll(summaries, s => s.Value.EventCount) });
            // Npgsql would infer the type from the first element, which is null for an attempt without a client so far.
            update.Parameters.Add(
                new()
                {
                    Value = Array.ConvertAll(summaries, s => s.Value.LastSeenAt?.UtcDateTime),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
                }
            );
            batch.BatchCommands.Add(update);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }
}
