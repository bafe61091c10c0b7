using System.Text.Json;
using Npgsql;
using Veritas.Tests.Reference;
using Veritas.Tests.Support.Live;

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
    private const string AlertsText = """
        select raised_at, kind, level, event_seqs, integrity_score, risk from alerts
        where attempt_id = $1 order by raised_at, id
        """;

    public static async Task<ScoredRows> ReadAsync(NpgsqlDataSource database, Guid attempt)
    {
        var events = await AttemptQuery.ReadAsync(
            database,
            AttemptQuery.EventsText,
            attempt,
            r => new Recorded(
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetString(2),
                AttemptQuery.Utc(r, 3),
                AttemptQuery.Utc(r, 4),
                r.GetInt32(5),
                r.IsDBNull(6) ? null : JsonElement.Parse(r.GetString(6))
            )
        );
        var alerts = await AttemptQuery.ReadAsync(
            database,
            AlertsText,
            attempt,
            r => new AlertRow(
                AttemptQuery.Utc(r, 0),
                r.GetString(1),
                r.GetString(2),
                r.GetFieldValue<long[]>(3),
                r.GetDouble(4),
                r.GetDouble(5)
            )
        );
        var rows = await AttemptQuery.ReadAsync(
            database,
            AttemptText,
            attempt,
            r => new ScoredRows(
                new Terms(
                    JsonElement.Parse(r.GetString(0)),
                    JsonElement.Parse(r.GetString(1)),
                    AttemptQuery.Utc(r, 2),
                    r.GetInt32(3)
                ),
                (r.GetDouble(4), r.GetDouble(5), r.GetString(6), AttemptQuery.Utc(r, 7)),
                events,
                alerts
            )
        );
        return rows.Single();
    }
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
