using System.Text.Json;
using Npgsql;
using Veritas.Tests.Reference;

namespace Veritas.Tests.Faults.Chance;

/// <summary>The rows of an attempt, read without the product's code.</summary>
/// <param name="Terms">Its policy and accommodation, for the second implementation of the score.</param>
/// <param name="Kept">The final row: integrity, risk and band when they were computed.</param>
/// <param name="Events">Its events in any order.</param>
/// <param name="Alerts">Its alerts in the order in which they were raised.</param>
public sealed record ScoredRows(
    Terms Terms,
    (double Integrity, double Risk, string Band, DateTimeOffset At) Kept,
    IReadOnlyList<Recorded> Events,
    IReadOnlyList<AlertRow> Alerts
)
{
    private const string AttemptText = """
        select policy::text, accommodation::text, started_at, duration_s, integrity_score, risk, band, scored_at
        from exam_attempts where id = $1
        """;
    private const string EventsText = """
        select seq, coalesce(after_seq, 0), type, at, received_at, ms, data::text from monitoring_events
        where started_on = (select started_on from exam_attempts where id = $1) and attempt_id = $1
        """;
    private const string AlertsText = """
        select raised_at, kind, level, event_seqs, integrity_score, risk from alerts
        where attempt_id = $1 order by raised_at, id
        """;

    public static async Task<ScoredRows> ReadAsync(NpgsqlDataSource database, Guid attempt)
    {
        var events = await ReadAsync(
            database,
            EventsText,
            attempt,
            r => new Recorded(
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetString(2),
                Utc(r, 3),
                Utc(r, 4),
                r.GetInt32(5),
                r.IsDBNull(6) ? null : JsonElement.Parse(r.GetString(6))
            )
        );
        var alerts = await ReadAsync(
            database,
            AlertsText,
            attempt,
            r => new AlertRow(
                Utc(r, 0),
                r.GetString(1),
                r.GetString(2),
                r.GetFieldValue<long[]>(3),
                r.GetDouble(4),
                r.GetDouble(5)
            )
        );
        var rows = await ReadAsync(
            database,
            AttemptText,
            attempt,
            r => new ScoredRows(
                new Terms(
                    JsonElement.Parse(r.GetString(0)),
                    JsonElement.Parse(r.GetString(1)),
                    Utc(r, 2),
                    r.GetInt32(3)
                ),
                (r.GetDouble(4), r.GetDouble(5), r.GetString(6), Utc(r, 7)),
                events,
                alerts
            )
        );
        return rows.Single();
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlDataSource database,
        string text,
        Guid attempt,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var command = database.CreateCommand(text);
        command.Parameters.Add(new() { Value = attempt });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}

/// <summary>A row of the table alerts.</summary>
public sealed record AlertRow(
    DateTimeOffset RaisedAt,
    string Kind,
    string Level,
    IReadOnlyList<long> Seqs,
    double Integrity,
    double Risk
);
