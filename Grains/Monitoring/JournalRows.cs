using Npgsql;
using NpgsqlTypes;

namespace Veritas.Grains.Monitoring;

/// <summary>The two ways of writing event rows: fast when none can be there yet, careful when some may be.</summary>
internal static class JournalRows
{
    private const string CopyEvents =
        "copy monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data) from stdin (format binary)";

    // Index: monitoring_events' primary key. What is there already is the same event.
    private const string InsertEvents = """
        insert into monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data)
        select * from unnest($1::date[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::jsonb[])
        on conflict do nothing
        """;

    private const string Keep = "select $1::text::jsonb is null";

    /// <summary>Whether PostgreSQL can keep that data.</summary>
    public static async Task<bool> Keeps(NpgsqlConnection connection, ReadOnlyMemory<byte> data, CancellationToken cancel)
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

    /// <exception cref="PostgresException">23505 when a row is there already.</exception>
    public static async Task Copy(NpgsqlConnection connection, List<JournalEntry> entries, CancellationToken cancel)
    {
        if (!entries.Exists(e => e.Rows.Count > 0))
        {
            return;
        }

        await using var import = await connection.BeginBinaryImportAsync(CopyEvents, cancel);
        foreach (var entry in entries)
        {
            foreach (var row in entry.Rows)
            {
                await import.StartRowAsync(cancel);
                await import.WriteAsync(entry.StartedOn, NpgsqlDbType.Date, cancel);
                await import.WriteAsync(entry.AttemptId, NpgsqlDbType.Uuid, cancel);
                await import.WriteAsync(row.Seq, NpgsqlDbType.Bigint, cancel);
                await (row.Seq > 0 ? import.WriteNullAsync(cancel) : import.WriteAsync(row.AfterSeq, NpgsqlDbType.Bigint, cancel));
                await import.WriteAsync(row.Type, NpgsqlDbType.Text, cancel);
                await import.WriteAsync(row.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);
                await import.WriteAsync(row.ReceivedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);
                await import.WriteAsync(row.Ms, NpgsqlDbType.Integer, cancel);
                await (row.Data.IsEmpty ? import.WriteNullAsync(cancel) : import.WriteAsync(row.Data, NpgsqlDbType.Jsonb, cancel));
            }
        }

        await import.CompleteAsync(cancel);
    }

    /// <summary>Writes the rows that are not there yet.</summary>
    public static async Task InsertMissing(NpgsqlConnection connection, List<JournalEntry> entries, CancellationToken cancel)
    {
        var rows = entries.SelectMany(e => e.Rows.Select(r => (Entry: e, Row: r))).ToArray();
        await using var command = new NpgsqlCommand(InsertEvents, connection);
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Entry.StartedOn) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Entry.AttemptId) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Seq) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Seq > 0 ? (long?)null : r.Row.AfterSeq) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Type) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.At.UtcDateTime) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.ReceivedAt.UtcDateTime) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, r => r.Row.Ms) });
        command.Parameters.Add(new()
        {
            Value = Array.ConvertAll(rows, r => r.Row.Data.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(r.Row.Data.Span)),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
