using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>Reads attempts for teachers and, once results are released, for students.</summary>
internal sealed class AttemptRecordsService(
    RecordStore records,
    AnswerStore answers,
    AttemptStore attempts,
    AttemptScoresService scores,
    ExamAccess access,
    ExamDefinitionsService exams,
    EventAvailability availability,
    TimeProvider time
)
{
    private const int MostEvents = 1_000;
    private const int MostAttempts = 1_000;
    private const int MostStretches = 60;
    private static readonly Problem CursorInvalid = new(
        ProblemKind.Invalid,
        "cursor_invalid",
        $"after must be the next of a page, and limit 1 to {MostEvents}."
    );

    /// <summary>
    /// A page of the exam's attempts, latest start first. Problems: <c>exam_unknown</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">A page's <see cref="AttemptPage.Next"/>; null: the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<AttemptPage>> OfExam(
        Actor actor,
        Guid examId,
        Guid? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<AttemptPage>(
            cancel,
            async cancel =>
            {
                if (limit is < 1 or > MostAttempts)
                {
                    return new Problem(ProblemKind.Invalid, "cursor_invalid", $"limit must be 1 to {MostAttempts}.");
                }

                if (await access.FindAsync(actor, examId, ExamPermission.View, cancel) is { Problem: { } refused })
                {
                    return refused;
                }

                var items = await records.OfExamAsync(examId, after, limit, cancel);
                return new AttemptPage(items, items.Length == limit ? items[^1].AttemptId : null);
            }
        );

    /// <summary>The student's live attempt of the exam, or null.</summary>
    public async Task<Guid?> Live(Guid examId, Guid studentId, CancellationToken cancel) =>
        await attempts.OfStudentAsync(studentId, examId, cancel) is { Live: true, Id: var id } ? id : null;

    /// <summary>The attempt with its questions and answers. Needs view. Problems: <c>attempt_unknown</c>.</summary>
    public Task<Result<AttemptPaper>> Paper(Actor actor, Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<AttemptPaper>(
            cancel,
            async cancel =>
            {
                if (
                    await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is
                    { Problem: { } refused }
                )
                {
                    return refused;
                }

                if (await records.FindAsync(attemptId, cancel) is not { } record)
                {
                    return AttemptProblems.Unknown;
                }

                var exam = await exams.OfExam(record.ExamId, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                var rows = await answers.ReadAsync(attemptId, cancel);
                return new AttemptPaper(
                    record.Item,
                    record.ExamId,
                    record.Title,
                    record.EndReason,
                    exam.Value.Questions,
                    [.. rows.Select(Graded)]
                );
            }
        );

    /// <summary>
    /// Score, alerts and a page of events. Problems: <c>attempt_unknown</c>, <c>not_permitted</c>,
    /// <c>cursor_invalid</c>,
    /// <c>type_unknown</c>, <c>events_archived</c>, <c>evidence_deleted</c>.
    /// </summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A page's <see cref="MonitoringPage.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    /// <param name="types">The event types to list; empty: all.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<MonitoringPage>> Monitoring(
        Actor actor,
        Guid attemptId,
        string? after,
        int limit,
        ImmutableArray<string> types,
        CancellationToken cancel
    ) =>
        time.WithTimeout<MonitoringPage>(
            cancel,
            async cancel =>
            {
                var allowed = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
                if (!allowed.Ok)
                {
                    return allowed.Problem;
                }

                if (EventPlace.Parse(after) is not { } place || limit is < 1 or > MostEvents)
                {
                    return CursorInvalid;
                }

                if (types.FirstOrDefault(t => EventCatalog.Find(t) is null) is { } unknown)
                {
                    var name = unknown.Length > 64 ? "That" : unknown;
                    return new Problem(ProblemKind.Invalid, "type_unknown", $"{name} is not an event type.");
                }

                if (await availability.OfAttemptAsync(attemptId, cancel) is { } absent)
                {
                    return absent;
                }

                // Score and events are separate reads: the events of a live attempt may be newer than its score.
                var scored = await scores.Of(attemptId, cancel);
                if (!scored.Ok)
                {
                    return scored.Problem;
                }

                return await records.FindAsync(attemptId, cancel) is { } record
                    ? await PageAsync(
                        record,
                        scored.Value.Card,
                        scored.Value.Score,
                        place,
                        limit,
                        types,
                        after is null,
                        cancel
                    )
                    : AttemptProblems.Unknown;
            }
        );

    /// <summary>
    /// A page of a student's own events; empty while the results are not released. Problems: <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="studentId">From the token; another student's attempt returns no events.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A page's <see cref="EventPage.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    /// <param name="cancel">Ends the queries.</param>
    public async Task<Result<EventPage>> OwnEvents(
        Guid studentId,
        Guid attemptId,
        string? after,
        int limit,
        CancellationToken cancel
    )
    {
        if (EventPlace.Parse(after) is not { } place || limit is < 1 or > MostEvents)
        {
            return CursorInvalid;
        }

        if (await records.ReleasedAsync(studentId, attemptId, time.GetUtcNow(), cancel) is not { } day)
        {
            return new EventPage([], null);
        }

        if (await availability.OfAttemptAsync(attemptId, cancel) is { } absent)
        {
            return absent;
        }

        var events = await records.EventsAsync(day, attemptId, place, limit, [], cancel);
        return new EventPage(events, Next(events, limit));
    }

    private async Task<MonitoringPage> PageAsync(
        AttemptRecord record,
        Rooms.AttemptCard card,
        ScoreView score,
        EventPlace place,
        int limit,
        ImmutableArray<string> types,
        bool first,
        CancellationToken cancel
    )
    {
        var (item, id) = (record.Item, record.Item.AttemptId);
        var day = DateOnly.FromDateTime(item.StartedAt.UtcDateTime);
        var events = await records.EventsAsync(day, id, place, limit, types, cancel);
        var timeline = first
            ? await records.TimelineAsync(item.StartedAt, id, Stretch(item, time.GetUtcNow()), cancel)
            : [];
        return new MonitoringPage(
            card with
            {
                StudentName = item.Student.FullName,
            },
            score,
            await records.AlertsAsync(id, cancel),
            events,
            Next(events, limit),
            timeline
        );
    }

    private static GradedAnswer Graded(AnswerRow row) =>
        new(
            row.Answer.QuestionId,
            row.Answer.Revision,
            row.Answer.Value,
            row.Answer.SavedAt,
            row.Points,
            row.GradedBy,
            row.Comment,
            row.Rubric,
            $"\"{row.Tag()}\""
        );

    private static string? Next(ImmutableArray<EventView> events, int limit) =>
        events.Length == limit ? EventPlace.Of(events[^1]).ToString() : null;

    /// <summary>
    /// Length of an interval: whole minutes, in seconds, so that at most <see cref="MostStretches"/> cover the attempt.
    /// </summary>
    private static int Stretch(AttemptListItem item, DateTimeOffset now) =>
        60 * Math.Max(1, (int)Math.Ceiling(((item.EndedAt ?? now) - item.StartedAt).TotalMinutes / MostStretches));
}
