using System.Text.Json;
using Npgsql;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>What a student has of an exam: the live attempt or the latest one, and how many in all.</summary>
internal sealed record EarlierAttempts(Guid Id, bool Live, int Count);

/// <summary>An attempt's row, as its grain keeps it.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptRow")]
internal sealed record AttemptRow(
    Guid Id, Guid ExamId, Guid StudentId, AttemptStatus Status, DateTimeOffset StartedAt, DateOnly StartedOn, DateTimeOffset Deadline,
    DateTimeOffset? PausedAt, bool Locked, DateTimeOffset? LockedUntil, int NoticeVersion, MonitoringPolicy Policy, Accommodation Accommodation,
    int DurationSeconds, long Epoch, DateTimeOffset? LastSeenAt, double PassMark, AttemptGrade? Grade,
    double IntegrityScore = 100, double Risk = 0, string Band = "none", DateTimeOffset? ScoredAt = null, long EventCount = 0, string? EndReason = null,
    bool Practice = false, double BreakUsedSeconds = 0, DateTimeOffset? BreakUntil = null)
{
    public const string Columns = """
        id, exam_id, student_id, status, started_at, started_on, deadline, paused_at, locked, locked_until, notice_version, policy::text,
        accommodation::text, duration_s, epoch, last_seen_at, pass_mark, points, max_points, to_grade,
        integrity_score, risk, band, scored_at, event_count, end_reason, practice, break_used_s, break_until
        """;

    public static AttemptRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), WireName<AttemptStatus>.Parse(r.GetString(3)), Utc(r.GetDateTime(4)), r.GetFieldValue<DateOnly>(5),
        Utc(r.GetDateTime(6)), UtcOrNull(r, 7), r.GetBoolean(8), UtcOrNull(r, 9), r.GetInt32(10),
        JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(11), VeritasJson.Options)!,
        JsonSerializer.Deserialize<Accommodation>(r.GetString(12), VeritasJson.Options)!,
        r.GetInt32(13), r.GetInt64(14), UtcOrNull(r, 15), r.GetDouble(16),
        r.IsDBNull(17) ? null : Graded(r.GetDouble(17), r.GetDouble(18), r.GetInt32(19), r.GetDouble(16)),
        r.GetDouble(20), r.GetDouble(21), r.GetString(22), UtcOrNull(r, 23), r.GetInt64(24), r.IsDBNull(25) ? null : r.GetString(25), r.GetBoolean(26), r.GetDouble(27), UtcOrNull(r, 28));

    public static AttemptGrade Graded(double points, double maxPoints, int toGrade, double passMark)
    {
        var percent = maxPoints > 0 ? Math.Round(points / maxPoints * 100, 2) : 0;
        return new AttemptGrade(points, maxPoints, percent, toGrade, toGrade > 0 ? null : percent >= passMark);
    }

    private static DateTimeOffset Utc(DateTime value) => new(value, TimeSpan.Zero);

    private static DateTimeOffset? UtcOrNull(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : Utc(r.GetDateTime(i));
}
