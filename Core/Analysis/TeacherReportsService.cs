using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: asks who may see it, reads within a time limit, tells.</summary>
internal sealed class TeacherReportsService(
    ExamAccess access, TeacherReportStore reports, TriageListStore triage, AnalyticsStore analytics, TimeProvider time)
{
    private const int MostRows = 200;
    private const int WorstAlerts = 20;
    private const int WorstAttempts = 10;
    private static readonly Cursor FirstExam = new(double.MaxValue, Guid.AllBitsSet);
    private static readonly Cursor FirstFlagged = new(-1, Guid.Empty);
    private static readonly Problem StudentUnknown = new(ProblemKind.NotFound, "student_unknown", "There is no such student.");

    /// <summary>The teacher's page; an admin sees every exam. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Whose page.</param>
    /// <param name="after">A page's <see cref="TeacherDashboard.Next"/>; null: from the beginning.</param>
    /// <param name="limit">1 to 200 exams.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<TeacherDashboard>> Dashboard(Actor actor, string? after, int limit, CancellationToken cancel) => time.WithTimeout<TeacherDashboard>(cancel, async cancel =>
    {
        if (Cursor.Parse(after, FirstExam) is not { } place || limit is < 1 or > MostRows)
        {
            return Cursor.Invalid;
        }

        var (totals, exams, alerts) = (
            reports.TotalsAsync(actor, cancel), reports.ExamsAsync(actor, place, limit, cancel), triage.WorstAsync(actor, WorstAlerts, cancel));
        await Task.WhenAll(totals, exams, alerts);
        var page = await exams;
        return new TeacherDashboard(
            await totals, page, page.Length == limit ? new Cursor(TeacherReportStore.Number(page[^1].OpensAt), page[^1].Id).ToString() : null, await alerts);
    });

    /// <summary>What the exam's attempts say; needs view.</summary>
    public Task<Result<ExamAnalytics>> Analytics(Actor actor, Guid examId, CancellationToken cancel) => time.WithTimeout<ExamAnalytics>(cancel, async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.View, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        var (sums, questions) = (analytics.TallyAsync(examId, cancel), analytics.QuestionsAsync(examId, cancel));
        // Who is suspected of what is for those who proctor.
        var worst = exam.Value.Permission >= ExamPermission.Proctor
            ? triage.FlaggedAsync(examId, FirstFlagged, WorstAttempts, cancel)
            : Task.FromResult(ImmutableArray<FlaggedAttempt>.Empty);
        await Task.WhenAll(sums, questions, worst);
        var (tally, countedAt) = await sums is { } found ? (found.Tally, (DateTimeOffset?)found.CountedAt) : (new ExamTally(), null);
        return AnalyticsRules.Read(exam.Value, tally, countedAt, await questions, await worst);
    });

    /// <summary>Flagged attempts, lowest score first; needs proctor. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<FlaggedAttempt>>> Flagged(Actor actor, Guid examId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<FlaggedAttempt>>(cancel, async cancel =>
    {
        if (Cursor.Parse(after, FirstFlagged) is not { } place || limit is < 1 or > MostRows)
        {
            return Cursor.Invalid;
        }

        var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        var rows = await triage.FlaggedAsync(examId, place, limit, cancel);
        return Pages.Of(rows, limit, r => new Cursor(r.IntegrityScore, r.AttemptId).ToString());
    });

    /// <summary>Alerts of the exam that nobody has judged, worst first; needs proctor. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<TriageAlert>>> Triage(Actor actor, Guid examId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<TriageAlert>>(cancel, async cancel =>
    {
        if (TriagePlace.Parse(after) is not { } place || limit is < 1 or > MostRows)
        {
            return Cursor.Invalid;
        }

        var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        var rows = await triage.OfExamAsync(exam.Value, place, limit, cancel);
        return Pages.Of(rows, limit, r => TriagePlace.Of(r.Alert).ToString());
    });

    /// <summary>A student of one of the teacher's classes, or who attempted an exam the teacher has a permission on. Problems: <c>student_unknown</c> (also for everybody else).</summary>
    public Task<Result<TaughtStudent>> Student(Actor actor, Guid studentId, CancellationToken cancel) => time.WithTimeout<TaughtStudent>(cancel, async cancel =>
    {
        if (await reports.TaughtAsync(actor, studentId, cancel) is not { } student)
        {
            return StudentUnknown;
        }

        var attempts = await reports.OfStudentAsync(actor, studentId, time.GetUtcNow(), cancel);
        var ended = attempts.Where(a => a is { Practice: false, EndedAt: not null });
        return new TaughtStudent(
            new Person(studentId, student.Name), student.Email, attempts, Mean(MasteryRules.Results(attempts).Select(a => a.Percent)), Mean(ended.Select(a => a.IntegrityScore)),
            MasteryRules.BySubject(attempts));

        static double? Mean(IEnumerable<double?> values) => values.Average() is { } mean ? Math.Round(mean, 2) : null;
    });
}
