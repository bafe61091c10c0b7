using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>What students see of themselves.</summary>
internal static class StudentReportEndpoints
{
    private const int DefaultEvents = 200;

    public static IEndpointRouteBuilder MapStudentReports(this IEndpointRouteBuilder routes)
    {
        var student = routes.MapGroup("/student").WithTags("Student");
        student
            .MapGet("/dashboard", Dashboard)
            .WithName("ReadStudentDashboard")
            .WithSummary(
                "Returns running and past attempts, released results, integrity, mastery, and what to do next."
            );
        student
            .MapGet("/exams/{attempt_id:guid}", Attempt)
            .WithName("ReadOwnAttempt")
            .WithSummary(
                "Returns your own attempt; with points, score, events, alerts and verdict once the results are "
                    + "released."
            );
        return routes;
    }

    private static async Task<Results<Ok<StudentDashboard>, ProblemHttpResult>> Dashboard(
        Caller caller,
        StudentReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Dashboard(caller.Actor.UserId, cancel));

    private static async Task<Results<Ok<StudentReport>, ProblemHttpResult>> Attempt(
        Guid attempt_id,
        string? after,
        int? limit,
        Caller caller,
        StudentReportsService reports,
        CancellationToken cancel
    ) => Responses.Of(await reports.Attempt(caller.Actor.UserId, attempt_id, after, limit ?? DefaultEvents, cancel));
}
