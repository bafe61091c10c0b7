using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>What students see of themselves.</summary>
internal sealed class StudentReportsService(
    StudentReportStore reports,
    AttemptRecordsService records,
    AttemptScoresService scores,
    TimeProvider time
)
{
    /// <summary>The student's page. Problems: <c>student_unknown</c>, <c>database_away</c>.</summary>
    public Task<Result<StudentDashboard>> Dashboard(Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<StudentDashboard>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                var person = reports.PersonAsync(studentId, cancel);
                var attempts = reports.AttemptsAsync(studentId, now, cancel);
                var offered = reports.OfferedAsync(studentId, now, cancel);
                await Task.WhenAll(person, attempts, offered);
                if (await person is not { } student)
                {
                    return ExamProblems.StudentUnknown;
                }

                var all = await attempts;
                var running = all.Where(a => a.EndedAt is null).ToList();
                var mastery = MasteryRules.BySubject(all);
                var open = (await offered).Select(e => (e.Id, e.Title, e.Subject, e.OpensAt, e.ClosesAt));
                var steps = MasteryRules.Next(running, open, mastery, now);
                var scored = all.Where(a => a is { Practice: false, IntegrityScore: not null }).ToList();
                return new StudentDashboard(
                    student,
                    [.. running],
                    [.. all.Where(a => a.EndedAt is not null).Take(StudentReportStore.MostPast)],
                    scored.Count > 0 ? Math.Round(scored.Average(a => a.IntegrityScore!.Value), 2) : null,
                    MasteryRules.Overall(mastery),
                    mastery,
                    steps
                );
            }
        );

    /// <summary>
    /// One attempt of the student's own; once the results are released with points, score, events, alerts and verdict.
    /// Problems: <c>attempt_unknown</c> (also anybody else's), <c>cursor_invalid</c>, <c>database_away</c>.
    /// </summary>
    /// <param name="studentId">From the token.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">A report's <see cref="StudentReport.Next"/>; null: events from the beginning.</param>
    /// <param name="limit">1 to 1,000 events.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<StudentReport>> Attempt(
        Guid studentId,
        Guid attemptId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<StudentReport>(
            cancel,
            async cancel =>
            {
                if (await reports.AttemptAsync(studentId, attemptId, time.GetUtcNow(), cancel) is not { } own)
                {
                    return AttemptProblems.Unknown;
                }

                var events = await records.OwnEvents(studentId, attemptId, after, limit, cancel);
                if (Refused(events, after) is { } refused)
                {
                    return refused;
                }

                if (!own.Attempt.Released)
                {
                    return new StudentReport(own.Attempt, null, [], null, [], null, [], null);
                }

                var score = scores.Of(attemptId, cancel);
                var questions = reports.QuestionsAsync(studentId, attemptId, cancel);
                var alerts = reports.AlertsAsync(studentId, attemptId, cancel);
                await Task.WhenAll(score, questions, alerts);
                var (card, page) = (await score, events.Ok ? events.Value : null);
                if (!card.Ok)
                {
                    return card.Problem;
                }

                return new StudentReport(
                    own.Attempt,
                    own.Grade,
                    await questions,
                    card.Value.Score,
                    await alerts,
                    own.VerdictComment,
                    page?.Events ?? [],
                    page?.Next
                );
            }
        );

    /// <summary>
    /// Deleted or archived events hide neither the result nor the stored score; only a request for a later page of them
    /// is refused.
    /// </summary>
    private static Problem? Refused(Result<EventPage> events, string? after) =>
        events.Problem is { } problem && (problem.Kind != ProblemKind.Conflict || after is not null) ? problem : null;
}
