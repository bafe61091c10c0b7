using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace Veritas.Grains.Monitoring;

/// <summary>Reads recorded events. Writing is the journal's alone.</summary>
internal sealed class EventStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 30;

    // Index: monitoring_events' primary key, one partition.
    private const string Marks = """
        select coalesce(max(seq), 0), coalesce(-min(seq) filter (where seq < 0), 0) from monitoring_events
        where started_on = $1 and attempt_id = $2
        """;

    // Index: monitoring_events' primary key, one partition. A server event follows the client event it was applied after.
    private const string InOrder = """
        select seq, coalesce(after_seq, 0), type, at, received_at, ms, data::text from monitoring_events
        where started_on = $1 and attempt_id = $2 and (seq > $3 or seq < -$4)
        order by case when seq > 0 then seq else after_seq end, seq > 0 desc, abs(seq)
        """;

    /// <summary>The last client sequence number and the count of server events that are durable; one index probe each.</summary>
    public async Task<(long Seq, long ServerSeq)> MarksAsync(DateOnly startedOn, Guid attemptId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Marks);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = startedOn });
        command.Parameters.Add(new() { Value = attemptId });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (Math.Max(0, reader.GetInt64(0)), reader.GetInt64(1));
    }

    /// <summary>Events past the given marks, in the order in which the rules take them.</summary>
    public async IAsyncEnumerable<RecordedEvent> AfterAsync(
        DateOnly startedOn, Guid attemptId, long seq, long serverSeq, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = database.CreateCommand(InOrder);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = startedOn });
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = seq });
        command.Parameters.Add(new() { Value = serverSeq });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return new RecordedEvent(
                reader.GetInt64(0), reader.GetInt64(1), EventCatalogName(reader.GetString(2)), Utc(reader.GetDateTime(3)), Utc(reader.GetDateTime(4)),
                reader.GetInt32(5), reader.IsDBNull(6) ? default : Encoding.UTF8.GetBytes(reader.GetString(6)));
        }
    }

    private static DateTimeOffset Utc(DateTime value) => new(value, TimeSpan.Zero);

    /// <summary>The catalogue's own instance of a name, so that thousands of replayed events share it.</summary>
    private static string EventCatalogName(string name) => Veritas.Monitoring.EventCatalog.Find(name)?.Name ?? name;
}
