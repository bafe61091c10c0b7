using Npgsql;
using NpgsqlTypes;

namespace Veritas.Monitoring;

/// <summary>
/// Writes event rows: with COPY if none can exist yet, with inserts that skip existing rows otherwise.
/// </summary>
internal static class JournalRows
{
    private const string CopyEvents =
        "copy monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data) from "
        + "stdin (format binary)";

    // Index: monitoring_events' primary key. An existing row is the same event.
    private const string InsertEvents = """
        insert into monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data)
        select * from unnest($1::date[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[],
            $7::timestamptz[], $8::int[], $9::jsonb[])
        on conflict do nothing
        """;

    private const string Keep = "select $1::text::jsonb is null";

    /// <summary>Whether PostgreSQL can store that data.</summary>
    public static async Task<bool> Keeps(
        NpgsqlConnection connection,
        ReadOnlyMemory<byte> data,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(Keep, connection);
        command.Parameters.Add(new() { Value = System.Text.Encoding.UTF8.GetString(data.Span) });
        try
        {
            await command.ExecuteScalarAsync(cancel);
            return true;
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Writes the rows, none of which may exist.</summary>
    /// <exception cref="PostgresException">23505 when a row exists.</exception>
    public static async Task Copy(
        NpgsqlConnection connection,
        List<JournalEntry> entries,
        TimeSpan limit,
        CancellationToken cancel
    )
    {
        if (!entries.Exists(e => e.Rows.Count > 0))
        {
            return;
        }

        using var buffer = new CopyBuffer();
        // Completing waits for PostgreSQL's response without a cancellation token, so it has its own timeout.
        await using var stream = await connection.BeginRawBinaryCopyAsync(CopyEvents, cancel);
        stream.ReadTimeout = stream.WriteTimeout = (int)limit.TotalMilliseconds;
        buffer.Begin();
        foreach (var entry in entries)
        {
            for (var i = 0; i < entry.Rows.Count; i++)
            {
                var row = entry.Rows[i];
                if (!buffer.Fits(row))
                {
                    await stream.WriteAsync(buffer.Written, cancel);
                    buffer.Reset(row);
                }

                buffer.Add(entry.StartedOn, entry.AttemptId, row);
            }
        }

        buffer.End();
        await stream.WriteAsync(buffer.Written, cancel);
    }

    /// <summary>Writes the rows that do not exist yet.</summary>
    public static async Task InsertMissing(
        NpgsqlConnection connection,
        List<JournalEntry> entries,
        CancellationToken cancel
    )
    {
        var rows = entries.SelectMany(e => e.Rows.Select(r => (Entry: e, Row: r))).ToArray();
        await using var command = new NpgsqlCommand(InsertEvents, connection);
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Entry.StartedOn) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Entry.AttemptId) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Seq) });
        command.Parameters.Add(
            new() { Value = Array.ConvertAll(rows, r => r.Row.Seq > 0 ? (long?)null : r.Row.AfterSeq) }
        );
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Type) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.At.UtcDateTime) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.ReceivedAt.UtcDateTime) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Ms) });
        command.Parameters.Add(
            new()
            {
                Value = Array.ConvertAll(
                    rows,
                    r => r.Row.Data.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(r.Row.Data.Span)
                ),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            }
        );
        await command.ExecuteNonQueryAsync(cancel);
    }
}
