using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Veritas.WebHost.Http;

/// <summary>
/// Maps exceptions of endpoints to problem details: unreadable bodies, an unavailable database or silo, and internal
/// errors.
/// </summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext http,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException { InnerException: not JsonException } unreadable)
        {
            await Problems.WriteAsync(http, unreadable.StatusCode);
            return true;
        }

        // Kestrel reports a chunk size that overflows as an I/O error.
        if (exception is IOException { InnerException: OverflowException })
        {
            await Problems.WriteAsync(http, StatusCodes.Status400BadRequest);
            return true;
        }

        var problem = exception is BadHttpRequestException { InnerException: JsonException json }
            ? Body(json)
            : Unavailability.Of(exception);
        if (problem is null)
        {
            LogFault(logger, http.TraceIdentifier, (exception as DbException)?.SqlState, exception);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await TypedResults
                .Problem(
                    title: "Internal server error",
                    detail: $"The error is logged with request id {http.TraceIdentifier}.",
                    statusCode: 500,
                    extensions: new Dictionary<string, object?> { ["code"] = "fault" }
                )
                .ExecuteAsync(http);
            return true;
        }

        if (problem.Kind == ProblemKind.Unavailable)
        {
            LogAway(logger, http.TraceIdentifier, exception.GetType().Name);
        }

        await Problems.WriteAsync(http, problem);
        return true;
    }

    // The reader's message can quote the body, so only the path is returned.
    private static Problem Body(JsonException json)
    {
        var unknown = json.Message.Contains("could not be mapped", StringComparison.Ordinal);
        var path = json.Path is { Length: > 2 } p ? p.TrimStart('$', '.') : null;
        return new Problem(
            ProblemKind.Invalid,
            unknown ? "field_unknown" : "body_invalid",
            unknown ? "The body has an unknown field." : "The body does not match the JSON schema of this route.",
            Field: path
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {TraceId} failed (SQLSTATE {SqlState})")]
    private static partial void LogFault(ILogger logger, string traceId, string? sqlState, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Request {TraceId} failed because the database or a silo is unavailable ({Reason})"
    )]
    private static partial void LogAway(ILogger logger, string traceId, string reason);
}
