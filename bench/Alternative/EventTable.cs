using Npgsql;
using NpgsqlTypes;

namespace Veritas.Bench.Alternative;

/// <summary>
/// One row, one statement, one commit: the statement is its own transaction, which spares two round trips. Prepared
/// once a connection.
/// </summary>
internal sealed class EventTable(NpgsqlDataSource database, TimeProvider time)
{
    private const string Insert = """
        insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms, data)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict do nothing
        """;

    private readonly DateOnly _startedOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task StoreAsync(EventBody e, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Insert);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = _startedOn });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = e.AttemptId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = e.Seq });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = e.Type });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = e.At.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = e.Ms });
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = (object?)e.Data?.GetRawText() ?? DBNull.Value,
                NpgsqlDbType = NpgsqlDbType.Jsonb,
            }
        );
        await command.ExecuteNonQueryAsync(cancel);
    }
}
