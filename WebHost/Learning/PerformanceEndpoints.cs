using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Learning;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Learning;

/// <summary>Performance records of students.</summary>
internal static class PerformanceEndpoints
{
    public static IEndpointRouteBuilder MapPerformance(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/student/performance", Own)
            .WithName("ReadOwnPerformance")
            .WithTags("Student")
            .WithSummary("Returns the caller's record over released results, and how it compares.");
        routes
            .MapGet("/teacher/students/{student_id:guid}/performance", Read)
            .WithName("ReadPerformance")
            .WithTags("Teacher")
            .WithSummary("Returns a student's record over released results, compared with the caller's classes.");
        return routes;
    }

    private static async Task<Results<Ok<PerformanceRecord>, ProblemHttpResult>> Own(
        Caller caller,
        PerformanceService performance,
        CancellationToken cancel
    ) => Responses.Of(await performance.Own(caller.Actor.UserId, cancel));

    private static async Task<Results<Ok<PerformanceRecord>, ProblemHttpResult>> Read(
        Guid student_id,
        Caller caller,
        PerformanceService performance,
        CancellationToken cancel
    ) => Responses.Of(await performance.Read(caller.Actor, student_id, cancel));
}
