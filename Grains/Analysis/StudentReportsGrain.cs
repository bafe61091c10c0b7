using Orleans.Concurrency;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Grains.Analysis;

/// <summary>Thin: reads within a time limit, asks the rules, tells.</summary>
[StatelessWorker]
internal sealed class StudentReportsGrain(StudentReportStore reports, TimeProvider time) : Grain, IStudentReportsGrain
{
    private static readonly Problem StudentUnknown = new(ProblemKind.NotFound, "student_unknown", "There is no such student.");
    private static readonly Problem AttemptUnknown = new(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt.");

    public Task<Result<StudentDashboard>> Dashboard(Guid studentId) => time.Ask<StudentDashboard>(async cancel =>
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

    public Task<Result<StudentReport>> Attempt(Guid studentId, Guid attemptId, string? after, int limit) => time.Ask<StudentReport>(async cancel =>
    {
        if (await reports.AttemptAsync(studentId, attemptId, time.GetUtcNow(), cancel) is not { } own)
        {
            return AttemptUnknown;
        }

        var events = await GrainFactory.GetGrain<IAttemptRecordsGrain>(0).OwnEvents(studentId, attemptId, after, limit);
        // Events that are deleted or archived leave the result to be seen, and the stored score; a page of them is asked for in vain.
        if (events.Problem is { } problem && (problem.Kind != ProblemKind.Conflict || after is not null))
        {
            return problem;
        }

        if (!own.Attempt.Released)
        {
            return new StudentReport(own.Attempt, null, [], null, [], null, [], null);
        }

        var score = await GrainFactory.GetGrain<IAttemptGrain>(attemptId).Score();
        return new StudentReport(
            own.Attempt, own.Grade, await reports.QuestionsAsync(studentId, attemptId, cancel), score.Value,
            await reports.AlertsAsync(studentId, attemptId, cancel), own.VerdictComment, events.Value?.Events ?? [],
            events.Value?.Next);
    });
}
