using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Npgsql;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Support.Live;

/// <summary>The stored rows of an attempt, read without the product's code, and the score computed from them.</summary>
public sealed record StoredAttempt(
    string Status,
    double IntegrityScore,
    long EventCount,
    double? Points,
    int? ToGrade,
    ScoringPolicy Policy,
    ImmutableArray<RecordedEvent> Events,
    ImmutableArray<StoredAlert> Alerts
)
{
    private const string AttemptText = """
        select status, integrity_score, event_count, points, to_grade, policy::text, accommodation::text, started_at,
            duration_s
        from exam_attempts where id = $1
        """;

    private const string MisplacedText = """
        select count(*) from monitoring_events e left join exam_attempts a
            on a.id = e.attempt_id and a.started_on = e.started_on
        where a.id is null
        """;
    private const string AlertsText =
        "select id, kind, level, sentence, event_seqs from alerts where attempt_id = $1 order by id";

    /// <summary>The integrity score from a replay of all events.</summary>
    public double Replayed => ReplayedWithout();

    /// <summary>The alerts from a replay of all events.</summary>
    public IReadOnlyList<AlertDraft> ReplayedAlerts
    {
        get
        {
            var alerts = new List<AlertDraft>();
            ScoreRules.Replay(Policy, Events, alerts);
            return alerts;
        }
    }

    /// <summary>The sequence numbers of the client's events in ascending order, including duplicates.</summary>
    public IEnumerable<long> ClientSeqs => Events.Where(e => e.Seq > 0).Select(e => e.Seq).Order();

    /// <summary>The integrity score without events of these types.</summary>
    public double ReplayedWithout(params string[] types) =>
        ScoreRules.Integrity(ScoreRules.Replay(Policy, Events.Where(e => !types.Contains(e.Type))), Policy);

    public bool Has(string type) => Events.Any(e => e.Type == type);

    /// <summary>Whether the latest event of that type belongs to an interval that is still open.</summary>
    public bool IsOpen(string type) =>
        Events.LastOrDefault(e => e.Type == type) is { Data.Length: > 0 } last
        && JsonElement.Parse(last.Data.Span).GetProperty("open").GetBoolean();

    /// <summary>Number of events, of any attempt, that are not stored with their attempt's start date.</summary>
    public static async Task<long> MisplacedAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(MisplacedText);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static async Task<StoredAttempt> ReadAsync(NpgsqlDataSource database, Guid attempt)
    {
        var events = await AttemptQuery.ReadAsync(
            database,
            AttemptQuery.EventsText,
            attempt,
            r => new RecordedEvent(
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetString(2),
                AttemptQuery.Utc(r, 3),
                AttemptQuery.Utc(r, 4),
                r.GetInt32(5),
                r.IsDBNull(6) ? default : Encoding.UTF8.GetBytes(r.GetString(6))
            )
        );
        var inOrder = events
            .OrderBy(e => e.Seq > 0 ? e.Seq : e.AfterSeq)
            .ThenBy(e => e.Seq > 0 ? 0 : 1)
            .ThenBy(e => Math.Abs(e.Seq))
            .ToImmutableArray();
        var alerts = await AttemptQuery.ReadAsync(
            database,
            AlertsText,
            attempt,
            r => new StoredAlert(
                r.GetGuid(0),
                r.GetString(1),
                r.GetString(2),
                r.GetString(3),
                r.GetFieldValue<long[]>(4)
            )
        );
        var found = await AttemptQuery.ReadAsync(
            database,
            AttemptText,
            attempt,
            r => new StoredAttempt(
                r.GetString(0),
                r.GetDouble(1),
                r.GetInt64(2),
                r.IsDBNull(3) ? null : r.GetDouble(3),
                r.IsDBNull(4) ? null : r.GetInt32(4),
                ScoringPolicy.Compile(
                    Json<MonitoringPolicy>(r, 5),
                    Json<Accommodation>(r, 6),
                    AttemptQuery.Utc(r, 7),
                    r.GetInt32(8)
                ),
                inOrder,
                alerts
            )
        );
        return found.Length == 1 ? found[0] : throw new InvalidOperationException($"attempt {attempt} has no row");
    }

    private static T Json<T>(NpgsqlDataReader r, int i) =>
        JsonSerializer.Deserialize<T>(r.GetString(i), VeritasJson.Options)!;
}

/// <summary>A row of the table alerts.</summary>
public sealed record StoredAlert(Guid Id, string Kind, string Level, string Sentence, IReadOnlyList<long> Seqs);
