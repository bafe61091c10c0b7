using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Veritas.WebHost.Http;

/// <summary>The one way from a refusal to <c>application/problem+json</c>.</summary>
internal static class Problems
{
    /// <summary>The HTTP answer: status by kind, with <c>code</c>, and <c>subject</c>, <c>field</c>, <c>retry_after_s</c> where there are any.</summary>
    public static ProblemHttpResult Http(Problem problem)
    {
        var details = new ProblemDetails { Status = Status(problem.Kind), Title = Title(problem.Kind), Detail = problem.Detail };
        details.Extensions["code"] = problem.Code;
        if (problem.Subject is { } subject)
        {
            details.Extensions["subject"] = subject;
        }

        if (problem.Field is { } field)
        {
            details.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [problem.Detail] };
        }

        if (problem.RetryAfterS is { } seconds)
        {
            details.Extensions["retry_after_s"] = seconds;
        }

        return TypedResults.Problem(details);
    }

    /// <summary>Writes the answer on a response that has not begun, with <c>Retry-After</c> where it is known.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        if (problem.RetryAfterS is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Http(problem).ExecuteAsync(http);
    }

    public static int Status(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static string Title(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => "The request is not valid",
        ProblemKind.Unauthenticated => "Sign in first",
        ProblemKind.Forbidden => "Not permitted",
        ProblemKind.NotFound => "Not found",
        ProblemKind.Conflict => "Not possible in this state",
        ProblemKind.Stale => "Changed meanwhile",
        ProblemKind.TooLarge => "Too large",
        ProblemKind.TooMany => "Too many requests",
        _ => "Not available now",
    };
}
