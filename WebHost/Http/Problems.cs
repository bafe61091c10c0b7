using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Veritas.WebHost.Http;

/// <summary>The one way from a refusal to <c>application/problem+json</c>.</summary>
internal static class Problems
{
    /// <summary>
    /// The HTTP answer: status by kind, with <c>code</c>, and <c>subject</c>, <c>field</c>, <c>retry_after_s</c> where
    /// there are any.
    /// </summary>
    public static ProblemHttpResult Http(Problem problem)
    {
        var details = new ProblemDetails
        {
            Status = Status(problem.Kind),
            Title = Title(problem.Kind),
            Detail = problem.Detail,
        };
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

    /// <summary>The header beside <c>retry_after_s</c>, for every problem that has it.</summary>
    public static void RetryAfter(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Extensions.TryGetValue("retry_after_s", out var value) && value is int seconds)
        {
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
    }

    /// <summary>Writes the answer on a response that has not begun.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem) => Http(problem).ExecuteAsync(http);

    /// <summary>The problem of a bare status: what the server itself refuses before or beside any route.</summary>
    public static Task WriteAsync(HttpContext http, int status) =>
        status switch
        {
            StatusCodes.Status405MethodNotAllowed => WriteAsync(
                http,
                status,
                "method_not_allowed",
                "There is no such method here; Allow names those there are."
            ),
            StatusCodes.Status415UnsupportedMediaType => WriteAsync(
                http,
                status,
                "content_type_unsupported",
                "The body must be application/json, in UTF-8."
            ),
            StatusCodes.Status408RequestTimeout => WriteAsync(
                http,
                status,
                "body_too_slow",
                "The body came too slowly."
            ),
            StatusCodes.Status401Unauthorized => WriteAsync(
                http,
                new Problem(ProblemKind.Unauthenticated, "token_invalid", "This needs an access token that holds.")
            ),
            StatusCodes.Status403Forbidden => WriteAsync(
                http,
                new Problem(ProblemKind.Forbidden, "role_required", "Your role may not do this.")
            ),
            StatusCodes.Status404NotFound => WriteAsync(
                http,
                new Problem(ProblemKind.NotFound, "route_unknown", "There is nothing here.")
            ),
            StatusCodes.Status413PayloadTooLarge => WriteAsync(
                http,
                new Problem(ProblemKind.TooLarge, "body_too_large", "The body is too large.")
            ),
            >= 500 => WriteAsync(
                http,
                new Problem(ProblemKind.Unavailable, "request_invalid", "The request cannot be served.")
            ),
            _ => WriteAsync(
                http,
                new Problem(
                    ProblemKind.Invalid,
                    "request_invalid",
                    "The request cannot be read: a value is missing or has the wrong type."
                )
            ),
        };

    private static Task WriteAsync(HttpContext http, int status, string code, string detail) =>
        TypedResults
            .Problem(
                title: "The request is not valid",
                detail: detail,
                statusCode: status,
                extensions: new Dictionary<string, object?> { ["code"] = code }
            )
            .ExecuteAsync(http);

    public static int Status(ProblemKind kind) =>
        kind switch
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

    private static string Title(ProblemKind kind) =>
        kind switch
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
