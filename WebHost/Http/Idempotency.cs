using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Veritas.Requests;

namespace Veritas.WebHost.Http;

/// <summary>Marks a route that accepts an Idempotency-Key.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>
/// For a POST that creates: if the same request with the same Idempotency-Key is sent again within a day, it creates
/// nothing and returns the first answer. A request with a key is not cancelled when the client disconnects, because its
/// retry needs the answer. Bodies are recognised by the name of their type, which ends in Body.
/// </summary>
internal sealed class Idempotency(bool keepAnswer) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    private static readonly Problem KeyInvalid = new(
        ProblemKind.Invalid,
        "idempotency_key_invalid",
        $"{Header} is one value of 1 to {Longest} visible ASCII characters.",
        Field: Header
    );

    private static readonly Problem NotKept = new(
        ProblemKind.Conflict,
        "idempotency_done",
        "This was done before; its answer contained a secret, which is not stored."
    );

    // A number that exceeds its type is read as infinity; the route decides whether that is valid.
    private static readonly JsonSerializerOptions Hashed = new(VeritasJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

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
        var request = new KeyedRequest(user, key, Hash(http, context.Arguments));
        var begun = await requests.Begin(request, CancellationToken.None);
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

        IgnoreDisconnect(context.Arguments);
        // An exception leaves the key unfinished: it is unknown what was done.
        var body = await RunAsync(http, await next(context));
        var status = http.Response.StatusCode;
        if (status < 300)
        {
            var kept = keepAnswer ? (ReadOnlyMemory<byte>?)body : null;
            var answer = new StoredAnswer(status, http.Response.Headers.Location, kept);
            await requests.Finish(user, key, answer, CancellationToken.None);
        }
        else
        {
            await requests.Release(user, key, CancellationToken.None);
        }

        // A 204 has no body, and even an empty write to it fails.
        if (body.Length > 0)
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }

        return Results.Empty;
    }

    /// <summary>Replaces the token that a handler takes.</summary>
    private static void IgnoreDisconnect(IList<object?> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is CancellationToken)
            {
                arguments[i] = CancellationToken.None;
            }
        }
    }

    /// <summary>Writes the answer into memory, because it must be stored before it is sent.</summary>
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
        // A path with a slash at its end is the same route.
        var path = http.Request.Path.Value!.TrimEnd('/');
        var route = $"{http.Request.Method} {path}{http.Request.QueryString}";
        var text = $"{route}\n{JsonSerializer.Serialize(body, Hashed)}";
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
            if (answer.Body is not { Length: > 0 } body)
            {
                return Task.CompletedTask;
            }

            response.ContentType = "application/json; charset=utf-8";
            return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}

/// <summary>Wiring of idempotency keys.</summary>
internal static class IdempotentRoutes
{
    /// <summary>
    /// Makes a route accept an Idempotency-Key. An answer with a secret is not stored: a retry is told only that it was
    /// done.
    /// </summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder route, bool keepAnswer = true) =>
        route.AddEndpointFilter(new Idempotency(keepAnswer)).WithMetadata(new TakesIdempotencyKey());
}
