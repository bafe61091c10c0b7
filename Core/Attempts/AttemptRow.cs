using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>A student's live or latest attempt at an exam, and the number of attempts.</summary>
internal sealed record EarlierAttempts(Guid Id, bool Live, int Count);

/// <summary>What became of a start.</summary>
/// <param name="Begun">Whether the row is stored.</param>
/// <param name="Earlier">The student's other attempts; null when there are none.</param>
/// <param name="Accommodation">The student's current accommodation.</param>
internal sealed record StartOutcome(bool Begun, EarlierAttempts? Earlier, Accommodation Accommodation);

/// <summary>An attempt's row, as its grain has it in memory.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptRow")]
internal sealed record AttemptRow(
    Guid Id,
    Guid ExamId,
    Guid StudentId,
    AttemptStatus Status,
    DateTimeOffset StartedAt,
    DateOnly StartedOn,
    DateTimeOffset Deadline,
    DateTimeOffset? PausedAt,
    bool Locked,
    DateTimeOffset? LockedUntil,
    int NoticeVersion,
    MonitoringPolicy Policy,
    Accommodation Accommodation,
    int DurationSeconds,
    long Epoch,
    DateTimeOffset? LastSeenAt,
    double PassMark,
    AttemptGrade? Grade,
    double IntegrityScore = 100,
    double Risk = 0,
    string Band = "none",
    DateTimeOffset? ScoredAt = null,
    long EventCount = 0,
    string? EndReason = null,
    bool Practice = false,
    double BreakUsedSeconds = 0,
    DateTimeOffset? BreakUntil = null
)
{
    public const string Columns = """
        id, exam_id, student_id, status, started_at, started_on, deadline, paused_at, locked, locked_until,
        notice_version, policy::text,
        accommodation::text, duration_s, epoch, last_seen_at, pass_mark, points, max_points, to_grade,
        integrity_score, risk, band, scored_at, event_count, end_reason, practice, break_used_s, break_until
        """;

    public static AttemptRow Read(Row r) =>
        new(
            r.Get<Guid>("id"),
            r.Get<Guid>("exam_id"),
            r.Get<Guid>("student_id"),
            r.Get<AttemptStatus>("status"),
            r.Get<DateTimeOffset>("started_at"),
            r.Get<DateOnly>("started_on"),
            r.Get<DateTimeOffset>("deadline"),
            r.Get<DateTimeOffset?>("paused_at"),
            r.Get<bool>("locked"),
            r.Get<DateTimeOffset?>("locked_until"),
            r.Get<int>("notice_version"),
            r.Json<MonitoringPolicy>("policy"),
            r.Json<Accommodation>("accommodation"),
            r.Get<int>("duration_s"),
            r.Get<long>("epoch"),
            r.Get<DateTimeOffset?>("last_seen_at"),
            r.Get<double>("pass_mark"),
            GradeOf(r),
            r.Get<double>("integrity_score"),
            r.Get<double>("risk"),
            r.Get<string>("band"),
            r.Get<DateTimeOffset?>("scored_at"),
            r.Get<long>("event_count"),
            r.GetOrNull<string>("end_reason"),
            r.Get<bool>("practice"),
            r.Get<double>("break_used_s"),
            r.Get<DateTimeOffset?>("break_until")
        );

    /// <summary>The grade from the columns points, max_points, to_grade and pass_mark; null without points.</summary>
    public static AttemptGrade? GradeOf(Row r) =>
        r.IsNull("points")
            ? null
            : Graded(
                r.Get<double>("points"),
                r.Get<double>("max_points"),
                r.Get<int>("to_grade"),
                r.Get<double>("pass_mark")
            );

    /// <summary>The grade; <c>Passed</c> is null while answers are to be graded.</summary>
    public static AttemptGrade Graded(double points, double maxPoints, int toGrade, double passMark)
    {
        var percent = maxPoints > 0 ? Math.Round(points / maxPoints * 100, 2) : 0;
        return new AttemptGrade(points, maxPoints, percent, toGrade, toGrade > 0 ? null : percent >= passMark);
    }
}
