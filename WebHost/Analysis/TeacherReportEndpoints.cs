using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>What teachers see of their exams and students.</summary>
internal static class TeacherReportEndpoints
{
    private const int DefaultRows = 50;

    public static IEndpointRouteBuilder MapTeacherReports(this IEndpointRouteBuilder routes)
    {
        var teacher = routes.MapGroup("/teacher").WithTags("Teacher");
        teacher
            .MapGet("/dashboard", Dashboard)
            .WithName("ReadTeacherDashboard")
            .WithSummary(
                "Returns your exams with counts of what is live, open, to grade and to judge, and the worst alerts."
            );
        teacher
            .MapGet("/exams/{exam_id:guid}/analytics", Analytics)
            .WithName("ReadAnalytics")
            .WithSummary(
                "Returns distributions, question statistics, reliability, alerts by kind, and flagged attempts."
            );
        teacher
            .MapGet("/exams/{exam_id:guid}/flagged", Flagged)
            .WithName("ListFlagged")
            .WithSummary("Lists the attempts that a person should look at, lowest integrity score first.");
        teacher
            .MapGet("/exams/{exam_id:guid}/alerts", Triage)
            .WithName("ListTriage")
            .WithSummary("Lists unresolved alerts, worst first.");
        teacher
            .MapGet("/students/{student_id:guid}", Student)
            .WithName("ReadStudent")
            .WithSummary("Returns a student's attempts at your exams, and mastery by subject.");
        return routes;
    }

    private static async Task<Results<Ok<TeacherDashboard>, ProblemHttpResult>> Dashboard(
        string? after,
        int? limit,
        Caller caller,
        TeacherReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Dashboard(caller.Actor, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<ExamAnalytics>, ProblemHttpResult>> Analytics(
        Guid exam_id,
        Caller caller,
        TeacherReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Analytics(caller.Actor, exam_id, cancel));

    private static async Task<Results<Ok<Page<FlaggedAttempt>>, ProblemHttpResult>> Flagged(
        Guid exam_id,
        string? after,
        int? limit,
        Caller caller,
        TeacherReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Flagged(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Page<TriageAlert>>, ProblemHttpResult>> Triage(
        Guid exam_id,
        string? after,
        int? limit,
        Caller caller,
        TeacherReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Triage(caller.Actor, exam_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<TaughtStudent>, ProblemHttpResult>> Student(
        Guid student_id,
        Caller caller,
        TeacherReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Student(caller.Actor, student_id, cancel));
}
