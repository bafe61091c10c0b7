using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Veritas.WebHost.Http;

/// <summary>Converts problems to <c>application/problem+json</c> responses.</summary>
internal static class Problems
{
    /// <summary>
    /// The response: status by kind, <c>code</c>, and <c>subject</c>, <c>errors</c> and <c>retry_after_s</c> if set.
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

    /// <summary>Adds the Retry-After header to a problem with <c>retry_after_s</c>.</summary>
    public static void RetryAfter(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Extensions.TryGetValue("retry_after_s", out var value) && value is int seconds)
        {
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
    }

    /// <summary>Writes the problem. The response must not have started.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem) => Http(problem).ExecuteAsync(http);

    /// <summary>Writes a problem for a bare status code set by Kestrel or middleware.</summary>
    public static Task WriteAsync(HttpContext http, int status) =>
        status switch
        {
            StatusCodes.Status405MethodNotAllowed => WriteAsync(
                http,
                status,
                "method_not_allowed",
                "This route does not support the method. Supported methods are listed in Allow."
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
                "The body was received too slowly."
            ),
            StatusCodes.Status401Unauthorized => WriteAsync(
                http,
                new Problem(
                    ProblemKind.Unauthenticated,
                    "token_invalid",
                    "The access token is missing, invalid or expired."
                )
            ),
            StatusCodes.Status403Forbidden => WriteAsync(
                http,
                new Problem(ProblemKind.Forbidden, "role_required", "Your role does not permit this.")
            ),
            StatusCodes.Status404NotFound => WriteAsync(
                http,
                new Problem(ProblemKind.NotFound, "route_unknown", "There is no route at this address.")
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
                title: "Invalid request",
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
            ProblemKind.Invalid => "Invalid request",
            ProblemKind.Unauthenticated => "Not signed in",
            ProblemKind.Forbidden => "Not permitted",
            ProblemKind.NotFound => "Not found",
            ProblemKind.Conflict => "Not possible in the current state",
            ProblemKind.Stale => "Version is stale",
            ProblemKind.TooLarge => "Too large",
            ProblemKind.TooMany => "Too many requests",
            _ => "Temporarily unavailable",
        };
}
