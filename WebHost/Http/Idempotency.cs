using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Veritas.Requests;

namespace Veritas.WebHost.Http;

/// <summary>Marks a route that takes an Idempotency-Key.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>
/// For a POST that creates: with the header Idempotency-Key, the same request sent again within a day is answered as the first was and creates nothing.
/// Bodies are told from other arguments by the name of their type, which ends in Body.
/// </summary>
internal sealed class Idempotency(bool keepAnswer) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;
    private static readonly Problem KeyInvalid = new(
        ProblemKind.Invalid, "idempotency_key_invalid", $"{Header} is one value of 1 to {Longest} visible ASCII characters.", Field: Header);
    private static readonly Problem NotKept = new(
        ProblemKind.Conflict, "idempotency_done", "This was done before; its answer held a secret, which is not kept.");

    // A number too large for its type has been read as infinite; whether it may be there is the route's to say.
    private static readonly JsonSerializerOptions Hashed = new(VeritasJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[Header] is not { Count: > 0 } given)
        {
            return await next(context);
        }

        if (given is not [{ Length: > 0 and <= Longest } key] || key.Any(c => c is <= ' ' or > '~'))
        {
            return Problems.Http(KeyInvalid);
        }

        var user = http.ActorOrNull()?.UserId ?? Guid.Empty;
        var requests = http.RequestServices.GetRequiredService<RequestsService>();
        var begun = await requests.Begin(new KeyedRequest(user, key, Hash(http, context.Arguments)));
        if (!begun.Ok)
        {
            http.NothingChanged();
            return Problems.Http(begun.Problem);
        }

        if (begun.Value.Status != 0)
        {
            http.NothingChanged();
            return begun.Value.Body is null ? Problems.Http(NotKept) : new Replay(begun.Value);
        }

        // A fault leaves the key as it is: nobody knows what was done.
        var body = await RunAsync(http, await next(context));
        var status = http.Response.StatusCode;
        await (status < 300
            ? requests.Finish(user, key, new StoredAnswer(status, http.Response.Headers.Location, keepAnswer ? (ReadOnlyMemory<byte>?)body : null))
            : requests.Forget(user, key));
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
        return Results.Empty;
    }

    /// <summary>Lets the answer write into memory: it must be stored before it is sent.</summary>
    private static async Task<byte[]> RunAsync(HttpContext http, object? answer)
    {
        var response = http.Response.Body;
        using var memory = new MemoryStream();
        http.Response.Body = memory;
        try
        {
            await ((IResult)answer!).ExecuteAsync(http);
            return memory.ToArray();
        }
        finally
        {
            http.Response.Body = response;
        }
    }

    private static byte[] Hash(HttpContext http, IList<object?> arguments)
    {
        var body = arguments.FirstOrDefault(a => a?.GetType().Name.EndsWith("Body", StringComparison.Ordinal) == true);
        var text = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n{JsonSerializer.Serialize(body, Hashed)}";
        return SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    private sealed class Replay(StoredAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            response.Headers["Idempotency-Replayed"] = "true";
            response.Headers.Location = answer.Location;
            response.ContentType = "application/json; charset=utf-8";
            return response.Body.WriteAsync(answer.Body!.Value, httpContext.RequestAborted).AsTask();
        }
    }
}

/// <summary>Wiring of idempotency keys.</summary>
internal static class IdempotentRoutes
{
    /// <summary>The route takes an Idempotency-Key. An answer that holds a secret is not kept: sending it again says that it was done.</summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder route, bool keepAnswer = true) =>
        route.AddEndpointFilter(new Idempotency(keepAnswer)).WithMetadata(new TakesIdempotencyKey());
}
