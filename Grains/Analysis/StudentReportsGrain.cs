using Orleans.Concurrency;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Thin: reads within a time limit, asks the rules, tells.</summary>
[StatelessWorker, Reentrant]
internal sealed class StudentReportsGrain(StudentReportStore reports, TimeProvider time) : Grain, IStudentReportsGrain
{
    private static readonly Problem StudentUnknown = new(ProblemKind.NotFound, "student_unknown", "There is no such student.");
    private static readonly Problem AttemptUnknown = new(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt.");

    public Task<Result<StudentDashboard>> Dashboard(Guid studentId) => time.WithTimeout<StudentDashboard>(CancellationToken.None, async cancel =>
    {
        var now = time.GetUtcNow();
        var (person, attempts, offered) = (
            reports.PersonAsync(studentId, cancel), reports.AttemptsAsync(studentId, now, cancel), reports.OfferedAsync(studentId, now, cancel));
        await Task.WhenAll(person, attempts, offered);
        if (await person is not { } student)
        {
            return StudentUnknown;
        }

        var all = await attempts;
        var running = all.Where(a => a.EndedAt is null).ToList();
        var mastery = MasteryRules.BySubject(all);
        var steps = MasteryRules.Next(running, (await offered).Select(e => (e.Id, e.Title, e.Subject, e.OpensAt, e.ClosesAt)), mastery, now);
        var scores = all.Where(a => a is { Practice: false, IntegrityScore: not null }).Select(a => a.IntegrityScore!.Value).ToList();
        return new StudentDashboard(
            student, [.. running], [.. all.Where(a => a.EndedAt is not null).Take(StudentReportStore.MostPast)],
            scores.Count > 0 ? Math.Round(scores.Average(), 2) : null, MasteryRules.Overall(mastery), mastery, steps);
    });

    public Task<Result<StudentReport>> Attempt(Guid studentId, Guid attemptId, string? after, int limit) => time.WithTimeout<StudentReport>(CancellationToken.None, async cancel =>
    {
        if (await reports.AttemptAsync(studentId, attemptId, time.GetUtcNow(), cancel) is not { } own)
        {
            return AttemptUnknown;
        }

        var records = GrainFactory.GetGrain<IAttemptRecordsGrain>(0).OwnEvents(studentId, attemptId, after, limit);
        if (!own.Attempt.Released)
        {
            return Refused(await records, after) is { } early ? early : new StudentReport(own.Attempt, null, [], null, [], null, [], null);
        }

        var (score, questions, alerts) = (
            GrainFactory.GetGrain<IAttemptGrain>(attemptId).Score(), reports.QuestionsAsync(studentId, attemptId, cancel), reports.AlertsAsync(studentId, attemptId, cancel));
        await Task.WhenAll(records, score, questions, alerts);
        var events = await records;
        return Refused(events, after) is { } refused ? refused : new StudentReport(
            own.Attempt, own.Grade, await questions, (await score).Value, await alerts, own.VerdictComment, events.Value?.Events ?? [], events.Value?.Next);
    });

    /// <summary>Events that are deleted or archived leave the result to be seen, and the stored score; a page of them is asked for in vain.</summary>
    private static Problem? Refused(Result<EventPage> events, string? after) =>
        events.Problem is { } problem && (problem.Kind != ProblemKind.Conflict || after is not null) ? problem : null;
}
