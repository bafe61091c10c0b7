using System.Collections.Immutable;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>The points of one question of an attempt; null until a teacher has graded it.</summary>
internal readonly record struct QuestionGrade(Guid QuestionId, double? Points);

/// <summary>Rules for starting, pausing, ending and grading attempts. Pure.</summary>
internal static class AttemptRules
{
    private const int HighestRevision = 1_000_000_000;

    public static Problem? RefuseStart(
        ExamDefinition definition,
        StartAttempt command,
        DateTimeOffset now,
        int notice
    ) =>
        definition.Status != ExamStatus.Published || now < definition.OpensAt || now >= definition.ClosesAt
            ? AttemptProblems.ExamNotOpen
        : !SettingsRules.Admits(definition.Settings, command.Address) ? AttemptProblems.AddressNotAllowed
        : command.NoticeVersion != notice ? AttemptProblems.ConsentMissing
        : null;

    public static Problem Again(Guid attemptId, bool live) =>
        live
            ? new Problem(ProblemKind.Conflict, "attempt_live", "This exam is already being taken.", attemptId)
            : new Problem(ProblemKind.Conflict, "attempt_used", "No attempt at this exam is left.", attemptId);

    /// <summary>Null when the student may start another attempt.</summary>
    public static Problem? RefuseAgain(ExamSettings settings, EarlierAttempts earlier) =>
        earlier.Live || (!settings.Practice && earlier.Count >= settings.AttemptsAllowed)
            ? Again(earlier.Id, earlier.Live)
            : null;

    /// <summary>
    /// The row of a new attempt. Only the student's extra time can move the deadline beyond the end of the exam.
    /// </summary>
    public static AttemptRow Begin(
        Guid id,
        ExamDefinition definition,
        Accommodation accommodation,
        StartAttempt command,
        DateTimeOffset now
    )
    {
        var end = now.AddSeconds(definition.DurationSeconds);
        var deadline = (end < definition.ClosesAt ? end : definition.ClosesAt).AddSeconds(
            AccommodationRules.ExtraSeconds(accommodation, definition.DurationSeconds)
        );
        return new AttemptRow(
            id,
            definition.ExamId,
            command.StudentId,
            AttemptStatus.InProgress,
            now,
            DateOnly.FromDateTime(now.UtcDateTime),
            deadline,
            null,
            false,
            null,
            command.NoticeVersion,
            definition.Policy,
            accommodation,
            definition.DurationSeconds,
            1,
            now,
            definition.PassMark,
            null,
            Practice: definition.Settings.Practice
        );
    }

    public static Problem? RefuseAnswer(AttemptRow row, DateTimeOffset now) =>
        row.Status == AttemptStatus.Paused ? AttemptProblems.Paused
        : row.Status != AttemptStatus.InProgress || now >= row.Deadline ? AttemptProblems.Over
        : null;

    /// <summary>The status in which a live attempt ends at that time; null when it is not due.</summary>
    public static AttemptStatus? Due(
        AttemptRow row,
        DateTimeOffset now,
        DateTimeOffset? lastSeen,
        AttemptOptions options
    ) =>
        row.Status switch
        {
            AttemptStatus.InProgress when now >= row.Deadline => lastSeen is { } seen
            && row.Deadline - seen >= TimeSpan.FromSeconds(options.AbandonedAfterSeconds)
                ? AttemptStatus.Abandoned
                : AttemptStatus.Expired,
            AttemptStatus.Paused when now - row.PausedAt >= TimeSpan.FromHours(options.PausedAtMostHours) =>
                AttemptStatus.Abandoned,
            _ => null,
        };

    /// <summary>The end of an attempt that ends now: at most its deadline, however late that is noticed.</summary>
    public static DateTimeOffset EndedAt(AttemptRow row, AttemptStatus status, DateTimeOffset now) =>
        row.Status == AttemptStatus.InProgress
        && status is AttemptStatus.Expired or AttemptStatus.Abandoned
        && row.Deadline < now
            ? row.Deadline
            : now;

    /// <summary>Stops the clock.</summary>
    public static AttemptRow Pause(AttemptRow row, DateTimeOffset now) =>
        row with
        {
            Status = AttemptStatus.Paused,
            PausedAt = now,
        };

    /// <summary>Restarts the clock, adds the pause to the deadline, and unlocks the page.</summary>
    public static AttemptRow Resume(AttemptRow row, DateTimeOffset now) =>
        row with
        {
            Status = AttemptStatus.InProgress,
            Deadline = row.PausedAt is { } since ? row.Deadline + (Until(row, now) - since) : row.Deadline,
            BreakUsedSeconds = row.BreakUntil is not null
                ? row.BreakUsedSeconds + (Until(row, now) - row.PausedAt!.Value).TotalSeconds
                : row.BreakUsedSeconds,
            BreakUntil = null,
            PausedAt = null,
            Locked = false,
            LockedUntil = null,
        };

    /// <summary>Null when the student may stop the clock now.</summary>
    public static Problem? RefuseBreak(AttemptRow row, DateTimeOffset now) =>
        row.Status == AttemptStatus.Paused ? AttemptProblems.Paused
        : row.Status != AttemptStatus.InProgress || now >= row.Deadline ? AttemptProblems.Over
        : row.Accommodation.BreakSeconds - row.BreakUsedSeconds < 1
            ? new Problem(ProblemKind.Conflict, "break_used", "No time for breaks is left.")
        : null;

    /// <summary>Stops the clock for at most the remaining break time.</summary>
    public static AttemptRow Break(AttemptRow row, DateTimeOffset now) =>
        Pause(row, now) with
        {
            BreakUntil = now.AddSeconds(row.Accommodation.BreakSeconds - row.BreakUsedSeconds),
        };

    /// <summary>
    /// A live attempt with a changed accommodation: the deadline moves by the difference, but never into the past.
    /// </summary>
    public static AttemptRow Adjust(AttemptRow row, Accommodation granted, DateTimeOffset now)
    {
        var moved =
            AccommodationRules.ExtraSeconds(granted, row.DurationSeconds)
            - AccommodationRules.ExtraSeconds(row.Accommodation, row.DurationSeconds);
        var (deadline, least) = (row.Deadline.AddSeconds(moved), row.PausedAt ?? now);
        return row with
        {
            Accommodation = granted,
            Deadline = moved < 0 && deadline < least ? (row.Deadline < least ? row.Deadline : least) : deadline,
        };
    }

    // A break still open at the end is credited up to now.
    private static DateTimeOffset Until(AttemptRow row, DateTimeOffset now) =>
        row.BreakUntil is { } until && until < now ? until : now;

    /// <summary>Without an upper bound a client could send a revision that no later one can exceed.</summary>
    public static Problem? RefuseRevision(int revision) =>
        revision is >= 1 and <= HighestRevision
            ? null
            : new Problem(ProblemKind.Invalid, "revision_invalid", $"The revision must be 1 to {HighestRevision}.");

    public static Problem? RefuseGrade(
        AttemptRow row,
        ExamDefinition definition,
        GradeAnswer command,
        int longestComment
    ) =>
        row.Status.IsLive()
            ? new Problem(ProblemKind.Conflict, "attempt_live", "The attempt is still being taken.", row.Id)
        : definition.Questions.FirstOrDefault(q => q.Id == command.QuestionId) is not { } question
            ? ExamProblems.QuestionUnknown
        : !(command.Points >= 0 && command.Points <= question.Points)
            ? new Problem(ProblemKind.Invalid, "points_invalid", $"The points must be 0 to {question.Points}.")
        : command.Comment.Contains('\0')
            ? new Problem(ProblemKind.Invalid, "comment_invalid", "The comment may not contain the character NUL.")
        : command.Comment.Length > longestComment
            ? new Problem(
                ProblemKind.Invalid,
                "comment_too_long",
                $"The comment must have at most {longestComment} characters."
            )
        : null;

    /// <summary>Grades every question that was answered or has a key.</summary>
    public static ImmutableArray<QuestionGrade> Grade(ExamDefinition definition, ImmutableArray<AnswerRow> answers) =>
        [
            .. definition.Questions.Select(q =>
            {
                var answer = answers.FirstOrDefault(a => a.Answer.QuestionId == q.Id);
                return new QuestionGrade(
                    q.Id,
                    answer?.GradedBy is not null ? answer.Points : GradingRules.Grade(q, answer?.Answer.Value)
                );
            }),
        ];

    public static AttemptGrade Total(
        ExamDefinition definition,
        ImmutableArray<QuestionGrade> grades,
        double passMark
    ) =>
        AttemptRow.Graded(
            grades.Sum(g => g.Points ?? 0),
            definition.Questions.Sum(q => q.Points),
            grades.Count(g => g.Points is null),
            passMark
        );
}
