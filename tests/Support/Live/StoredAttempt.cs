using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Npgsql;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Support.Live;

/// <summary>What the database holds of an attempt, read without any of the product's own readers.</summary>
public sealed record StoredAttempt(
    string Status, double IntegrityScore, ImmutableArray<RecordedEvent> Events, ImmutableArray<(Guid Id, string Kind, string Level)> Alerts, ScoringPolicy Policy)
{
    /// <summary>The score of the rows, from the first to the last.</summary>
    public double Replayed => ReplayedWithout();

    /// <summary>The score if events of these types had never been.</summary>
    public double ReplayedWithout(params string[] types) =>
        ScoreRules.Integrity(ScoreRules.Replay(Policy, Events.Where(e => !types.Contains(e.Type))), Policy);

    public IEnumerable<long> ClientSeqs => Events.Where(e => e.Seq > 0).Select(e => e.Seq).Order();

    public static async Task<StoredAttempt> ReadAsync(NpgsqlDataSource database, Guid attempt)
    {
        string status;
        double score;
        ScoringPolicy policy;
        await using (var command = Command(database, "select status, integrity_score, policy::text, accommodation::text, started_at, duration_s from exam_attempts where id = $1", attempt))
        {
            await using var r = await command.ExecuteReaderAsync();
            await r.ReadAsync();
            (status, score) = (r.GetString(0), r.GetDouble(1));
            policy = ScoringPolicy.Compile(
                JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(2), VeritasJson.Options)!,
                JsonSerializer.Deserialize<Accommodation>(r.GetString(3), VeritasJson.Options)!, Utc(r, 4), r.GetInt32(5));
        }

        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        await using (var command = Command(database, "select seq, coalesce(after_seq, 0), type, at, received_at, ms, data::text from monitoring_events where attempt_id = $1", attempt))
        {
            await using var r = await command.ExecuteReaderAsync();
            while (await r.ReadAsync())
            {
                events.Add(new RecordedEvent(
                    r.GetInt64(0), r.GetInt64(1), r.GetString(2), Utc(r, 3), Utc(r, 4), r.GetInt32(5), r.IsDBNull(6) ? default : Encoding.UTF8.GetBytes(r.GetString(6))));
            }
        }

        var alerts = ImmutableArray.CreateBuilder<(Guid, string, string)>();
        await using (var command = Command(database, "select id, kind, level from alerts where attempt_id = $1 order by id", attempt))
        {
            await using var r = await command.ExecuteReaderAsync();
            while (await r.ReadAsync())
            {
                alerts.Add((r.GetGuid(0), r.GetString(1), r.GetString(2)));
            }
        }

        var inOrder = events.OrderBy(e => e.Seq > 0 ? e.Seq : e.AfterSeq).ThenBy(e => e.Seq > 0 ? 0 : 1).ThenBy(e => Math.Abs(e.Seq)).ToImmutableArray();
        return new StoredAttempt(status, score, inOrder, alerts.ToImmutable(), policy);
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string text, Guid attempt)
    {
        var command = database.CreateCommand(text);
        command.Parameters.Add(new() { Value = attempt });
        return command;
    }

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}
