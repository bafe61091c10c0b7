using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>A teacher's dashboard, an exam's analytics and triage lists, and a student's attempts.</summary>
internal sealed class TeacherReportsService(
    ExamAccess access,
    TeacherReportStore reports,
    TriageListStore triage,
    AnalyticsStore analytics,
    TimeProvider time
)
{
    private const int MaxRows = 200;
    private const int WorstAlerts = 20;
    private const int WorstAttempts = 10;
    private static readonly Cursor FirstExam = new(double.MaxValue, Guid.AllBitsSet);
    private static readonly Cursor FirstFlagged = new(-1, Guid.Empty);

    /// <summary>The teacher's dashboard; an admin sees every exam. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">The teacher.</param>
    /// <param name="after">A page's <see cref="TeacherDashboard.Next"/>; null for the first page.</param>
    /// <param name="limit">1 to 200 exams.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<TeacherDashboard>> Dashboard(Actor actor, string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<TeacherDashboard>(
            cancel,
            async cancel =>
            {
                if (Cursor.Parse(after, FirstExam) is not { } place || limit is < 1 or > MaxRows)
                {
                    return Cursor.Invalid;
                }

                var totals = reports.TotalsAsync(actor, cancel);
                var exams = reports.ExamsAsync(actor, place, limit, cancel);
                var alerts = triage.WorstAsync(actor, WorstAlerts, cancel);
                await Task.WhenAll(totals, exams, alerts);
                var page = Pages.Of(
                    await exams,
                    limit,
                    e => new Cursor(TeacherReportStore.Number(e.OpensAt), e.Id).ToString()
                );
                return new TeacherDashboard(await totals, page.Items, page.Next, await alerts);
            }
        );

    /// <summary>The exam's analytics; needs view.</summary>
    public Task<Result<ExamAnalytics>> Analytics(Actor actor, Guid examId, CancellationToken cancel) =>
        time.WithTimeout<ExamAnalytics>(
            cancel,
            async cancel =>
            {
                var exam = await access.FindAsync(actor, examId, ExamPermission.View, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                var (counted, questions) = (
                    analytics.TallyAsync(examId, cancel),
                    analytics.QuestionsAsync(examId, cancel)
                );
                // Suspicions against single students are shown to proctors only.
                var worst =
                    exam.Value.Permission >= ExamPermission.Proctor
                        ? triage.FlaggedAsync(examId, FirstFlagged, WorstAttempts, cancel)
                        : Task.FromResult(ImmutableArray<FlaggedAttempt>.Empty);
                await Task.WhenAll(counted, questions, worst);
                var tally = await counted;
                return AnalyticsRules.Read(
                    exam.Value,
                    tally?.Tally ?? new ExamTally(),
                    tally?.CountedAt,
                    await questions,
                    await worst
                );
            }
        );

    /// <summary>
    /// Flagged attempts, lowest integrity score first, 1 to 200; needs proctor. Problems: <c>cursor_invalid</c>.
    /// </summary>
    public Task<Result<Page<FlaggedAttempt>>> Flagged(
        Actor actor,
        Guid examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<FlaggedAttempt>>(
            cancel,
            async cancel =>
            {
                if (Cursor.Parse(after, FirstFlagged) is not { } place || limit is < 1 or > MaxRows)
                {
                    return Cursor.Invalid;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var rows = await triage.FlaggedAsync(examId, place, limit, cancel);
                return Pages.Of(rows, limit, r => new Cursor(r.IntegrityScore, r.AttemptId).ToString());
            }
        );

    /// <summary>
    /// The exam's unresolved alerts, worst first, 1 to 200; needs proctor. Problems: <c>cursor_invalid</c>.
    /// </summary>
    public Task<Result<Page<TriageAlert>>> Triage(
        Actor actor,
        Guid examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<TriageAlert>>(
            cancel,
            async cancel =>
            {
                if (TriagePlace.Parse(after) is not { } place || limit is < 1 or > MaxRows)
                {
                    return Cursor.Invalid;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var rows = await triage.OfExamAsync(examId, place, limit, cancel);
                return Pages.Of(rows, limit, r => TriagePlace.Of(r.Alert).ToString());
            }
        );

    /// <summary>
    /// A student of one of the teacher's classes, or with an attempt at an exam the teacher has a permission on.
    /// Problems: <c>student_unknown</c> (also for anybody else).
    /// </summary>
    public Task<Result<TaughtStudent>> Student(Actor actor, Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<TaughtStudent>(
            cancel,
            async cancel =>
            {
                if (await reports.TaughtAsync(actor, studentId, cancel) is not { } taught)
                {
                    return ExamProblems.StudentUnknown;
                }

                var attempts = await reports.OfStudentAsync(actor, studentId, time.GetUtcNow(), cancel);
                var ended = attempts.Where(a => a is { Practice: false, EndedAt: not null });
                return new TaughtStudent(
                    taught.Student,
                    taught.Email,
                    attempts,
                    Mean(MasteryRules.Results(attempts).Select(a => a.Percent)),
                    Mean(ended.Select(a => a.IntegrityScore)),
                    MasteryRules.BySubject(attempts)
                );
            }
        );

    private static double? Mean(IEnumerable<double?> values) =>
        values.Average() is { } mean ? Math.Round(mean, 2) : null;
}
