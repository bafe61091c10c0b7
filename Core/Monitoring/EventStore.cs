using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace Veritas.Monitoring;

/// <summary>Reads recorded events. Only the journal writes them.</summary>
internal sealed class EventStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 30;

    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Columns = "seq, coalesce(after_seq, 0), type, at, received_at, ms, data::text";

    /// <summary>
    /// The order in which the rules apply events: a server event follows the client event it was applied after.
    /// </summary>
    public const string InOrder = "case when seq > 0 then seq else after_seq end, seq > 0 desc, abs(seq)";

    // Index: monitoring_events' primary key, one partition.
    private const string After =
        "select "
        + Columns
        + """
             from monitoring_events where started_on = $1 and attempt_id = $2 and (seq > $3 or seq < -$4::bigint)
                 order by 
            """
        + InOrder;

    /// <summary>Events after the given numbers, in the order in which the rules apply them.</summary>
    public async IAsyncEnumerable<RecordedEvent> AfterAsync(
        DateOnly startedOn,
        Guid attemptId,
        long seq,
        long serverSeq,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var command = database.CreateCommand(After);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = startedOn });
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = seq });
        command.Parameters.Add(new() { Value = serverSeq });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return Read(reader, 0);
        }
    }

    /// <summary>An event from <see cref="Columns"/>, which begin at that ordinal.</summary>
    public static RecordedEvent Read(NpgsqlDataReader r, int at) =>
        new(
            r.GetInt64(at),
            r.GetInt64(at + 1),
            EventCatalogName(r.GetString(at + 2)),
            Utc(r.GetDateTime(at + 3)),
            Utc(r.GetDateTime(at + 4)),
            r.GetInt32(at + 5),
            r.IsDBNull(at + 6) ? default : Encoding.UTF8.GetBytes(r.GetString(at + 6))
        );

    private static DateTimeOffset Utc(DateTime value) => new(value, TimeSpan.Zero);

    /// <summary>The catalogue's instance of a name, so that replayed events share one string.</summary>
    private static string EventCatalogName(string name) => Veritas.Monitoring.EventCatalog.Find(name)?.Name ?? name;
}
