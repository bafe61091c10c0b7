using System.Collections.Immutable;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>Reads for teachers; asks the live attempt only for what is not in the database yet.</summary>
[StatelessWorker]
internal sealed class AttemptRecordsGrain(RecordStore records, AnswerStore answers, AttemptStore attempts) : Grain, IAttemptRecordsGrain
{
    private const int MostEvents = 1_000;

    public async Task<Result<ImmutableArray<AttemptListItem>>> OfExam(Actor actor, Guid examId) =>
        await Permission(actor, examId) < ExamPermission.View ? AttemptProblems.ExamUnknown : await records.OfExamAsync(examId, CancellationToken.None);

    public async Task<Guid?> Live(Guid examId, Guid studentId) =>
        await attempts.OfStudentAsync(studentId, examId, CancellationToken.None) is { Live: true, Id: var id } ? id : null;

    public async Task<Result<AttemptPaper>> Paper(Actor actor, Guid attemptId)
    {
        if (await records.FindAsync(attemptId, CancellationToken.None) is not { } record || await Permission(actor, record.ExamId) < ExamPermission.View)
        {
            return AttemptProblems.Unknown;
        }

        var sheet = await GrainFactory.GetGrain<IExamGrain>(record.ExamId).Sheet(record.Item.Student.Id);
        if (sheet is not { Ok: true, Value: { } exam })
        {
            return sheet.Problem!;
        }

        var rows = await answers.ReadAsync(attemptId, CancellationToken.None);
        return new AttemptPaper(
            record.Item, record.ExamId, record.Title, record.EndReason, exam.Questions,
            [.. rows.Select(r => new GradedAnswer(r.Answer.QuestionId, r.Answer.Revision, r.Answer.Value, r.Answer.SavedAt, r.Points, r.GradedBy, r.Comment, r.Rubric))]);
    }

    public async Task<Result<MonitoringPage>> Monitoring(Actor actor, Guid attemptId, string? after, int limit)
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
            return new Problem(ProblemKind.Invalid, "cursor_invalid", $"after is a page's next, and limit is 1 to {MostEvents}.");
        }

        var attempt = GrainFactory.GetGrain<IAttemptGrain>(attemptId);
        var (card, score) = (await attempt.Look(), await attempt.Score());
        if (card.Problem is { } problem || (problem = score.Problem) is not null)
        {
            return problem;
        }

        var events = await records.EventsAsync(DateOnly.FromDateTime(record.Item.StartedAt.UtcDateTime), attemptId, place, limit, CancellationToken.None);
        return new MonitoringPage(
            card.Value! with { StudentName = record.Item.Student.FullName }, score.Value!, await records.AlertsAsync(attemptId, CancellationToken.None),
            events, events.Length == limit ? EventPlace.Of(events[^1]).ToString() : null);
    }

    private Task<ExamPermission> Permission(Actor actor, Guid examId) => GrainFactory.GetGrain<IExamGrain>(examId).PermissionOf(actor);
}
