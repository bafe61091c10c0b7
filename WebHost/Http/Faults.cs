using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Veritas.WebHost.Http;

/// <summary>What is left over from endpoints: bodies that cannot be read, services that are away, faults. Each becomes a problem with a code.</summary>
internal sealed partial class Faults(ILogger<Faults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
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

        // A chunk whose size is no number that fits: the server's reader tells it as an error of input and output.
        if (exception is IOException { InnerException: OverflowException })
        {
            await Problems.WriteAsync(http, StatusCodes.Status400BadRequest);
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Body(json),
            TimeoutException => Away,
            DbException failure when IsAway(failure) => Away,
            // Calls of grains end in either when a silo stops, and so does an activation that the stop has interrupted.
            OrleansException or OperationCanceledException => Moving,
            _ => null,
        };
        if (problem is null)
        {
            LogFault(logger, http.TraceIdentifier, (exception as DbException)?.SqlState, exception);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await TypedResults.Problem(title: "A fault of Veritas", detail: $"It is logged under {http.TraceIdentifier}.", statusCode: 500,
                extensions: new Dictionary<string, object?> { ["code"] = "fault" }).ExecuteAsync(http);
            return true;
        }

        if (problem.Kind == ProblemKind.Unavailable)
        {
            LogAway(logger, http.TraceIdentifier, exception.GetType().Name);
        }

        await Problems.WriteAsync(http, problem);
        return true;
    }

    private static Problem Moving { get; } = new(
        ProblemKind.Unavailable, "try_later", "What this needs is moving to another server. Try again soon.",
        RetryAfterS: 2);

    private static Problem Away { get; } = new(ProblemKind.Unavailable, "database_away", "The database does not answer. Try again soon.", RetryAfterS: 2);

    /// <summary>
    /// The same statement may do later: no answer came, or the server has too much to do, or stopped it (57014, 57P05), or has become a standby (25006).
    /// What it understood and refused is a fault of ours.
    /// </summary>
    private static bool IsAway(DbException failure) => failure.IsTransient || failure.SqlState is "57014" or "57P05" or "25006";

    // The reader's message can quote the body, the path cannot.
    private static Problem Body(JsonException json)
    {
        var unknown = json.Message.Contains("could not be mapped", StringComparison.Ordinal);
        var path = json.Path is { Length: > 2 } p ? p.TrimStart('$', '.') : null;
        return new Problem(
            ProblemKind.Invalid, unknown ? "field_unknown" : "body_invalid",
            unknown ? "The body has a field that is not known." : "The body is not the JSON this route expects.", Field: path);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {TraceId} failed (SQLSTATE {SqlState})")]
    private static partial void LogFault(ILogger logger, string traceId, string? sqlState, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request {TraceId} found the database or a silo away ({Reason})")]
    private static partial void LogAway(ILogger logger, string traceId, string reason);
}
