using System.Collections.Immutable;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>Reads for teachers; asks the live attempt only for what is not in the database yet.</summary>
[StatelessWorker, Reentrant]
internal sealed class AttemptRecordsGrain(RecordStore records, AnswerStore answers, AttemptStore attempts, EventAvailability gone, TimeProvider time) : Grain, IAttemptRecordsGrain
{
    private const int MostEvents = 1_000;
    private const int MostAttempts = 1_000;
    private const int MostStretches = 60;
    private static readonly Problem CursorInvalid = new(ProblemKind.Invalid, "cursor_invalid", $"after is a page's next, and limit is 1 to {MostEvents}.");

    public async Task<Result<AttemptPage>> OfExam(Actor actor, Guid examId, Guid? after, int limit)
    {
        if (limit is < 1 or > MostAttempts)
        {
            return new Problem(ProblemKind.Invalid, "cursor_invalid", $"limit is 1 to {MostAttempts}.");
        }

        if (await Permission(actor, examId) < ExamPermission.View)
        {
            return AttemptProblems.ExamUnknown;
        }

        var items = await records.OfExamAsync(examId, after, limit, CancellationToken.None);
        return new AttemptPage(items, items.Length == limit ? items[^1].AttemptId : null);
    }

    public async Task<Guid?> Live(Guid examId, Guid studentId) =>
        await attempts.OfStudentAsync(studentId, examId, CancellationToken.None) is { Live: true, Id: var id } ? id : null;

    public async Task<Result<AttemptPaper>> Paper(Actor actor, Guid attemptId)
    {
        if (await records.FindAsync(attemptId, CancellationToken.None) is not { } record || await Permission(actor, record.ExamId) < ExamPermission.View)
        {
            return AttemptProblems.Unknown;
        }

        var definition = await GrainFactory.GetGrain<IExamGrain>(record.ExamId).Definition(record.Item.Student.Id);
        if (definition is not { Ok: true, Value: { } exam })
        {
            return definition.Problem!;
        }

        var rows = await answers.ReadAsync(attemptId, CancellationToken.None);
        return new AttemptPaper(
            record.Item, record.ExamId, record.Title, record.EndReason, exam.Questions,
            [.. rows.Select(r => new GradedAnswer(r.Answer.QuestionId, r.Answer.Revision, r.Answer.Value, r.Answer.SavedAt, r.Points, r.GradedBy, r.Comment, r.Rubric, $"\"{r.Tag()}\""))]);
    }

    public async Task<Result<MonitoringPage>> Monitoring(Actor actor, Guid attemptId, string? after, int limit, ImmutableArray<string> types)
    {
        if (await records.FindAsync(attemptId, CancellationToken.None) is not { } record)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await Permission(actor, record.ExamId);
        if (permission < ExamPermission.Proctor)
        {
            return permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.NotPermitted;
        }

        if (EventPlace.Parse(after) is not { } place || limit is < 1 or > MostEvents)
        {
            return CursorInvalid;
        }

        if (types.FirstOrDefault(t => EventCatalog.Find(t) is null) is { } unknown)
        {
            return new Problem(ProblemKind.Invalid, "type_unknown", $"{(unknown.Length > 64 ? "That" : unknown)} is no event type.");
        }

        if (await gone.OfAttemptAsync(attemptId, CancellationToken.None) is { } absent)
        {
            return absent;
        }

        // The score first: of an ended attempt it reads the row anew.
        var attempt = GrainFactory.GetGrain<IAttemptGrain>(attemptId);
        var (score, card) = (await attempt.Score(), await attempt.Look());
        if (card.Problem is { } problem || (problem = score.Problem) is not null)
        {
            return problem;
        }

        var events = await records.EventsAsync(DateOnly.FromDateTime(record.Item.StartedAt.UtcDateTime), attemptId, place, limit, types, CancellationToken.None);
        return new MonitoringPage(
            card.Value! with { StudentName = record.Item.Student.FullName }, score.Value!, await records.AlertsAsync(attemptId, CancellationToken.None),
            events, Next(events, limit),
            after is null ? await records.TimelineAsync(record.Item.StartedAt, attemptId, Stretch(record.Item, time.GetUtcNow()), CancellationToken.None) : []);
    }

    public async Task<Result<EventPage>> OwnEvents(Guid studentId, Guid attemptId, string? after, int limit)
    {
        if (EventPlace.Parse(after) is not { } place || limit is < 1 or > MostEvents)
        {
            return CursorInvalid;
        }

        if (await records.ReleasedAsync(studentId, attemptId, time.GetUtcNow(), CancellationToken.None) is not { } day)
        {
            return new EventPage([], null);
        }

        if (await gone.OfAttemptAsync(attemptId, CancellationToken.None) is { } absent)
        {
            return absent;
        }

        var events = await records.EventsAsync(day, attemptId, place, limit, [], CancellationToken.None);
        return new EventPage(events, Next(events, limit));
    }

    private static string? Next(ImmutableArray<EventView> events, int limit) => events.Length == limit ? EventPlace.Of(events[^1]).ToString() : null;

    /// <summary>Whole minutes, so that at most <see cref="MostStretches"/> cover the attempt.</summary>
    private static int Stretch(AttemptListItem item, DateTimeOffset now) =>
        60 * Math.Max(1, (int)Math.Ceiling(((item.EndedAt ?? now) - item.StartedAt).TotalMinutes / MostStretches));

    private Task<ExamPermission> Permission(Actor actor, Guid examId) => GrainFactory.GetGrain<IExamGrain>(examId).PermissionOf(actor);
}
