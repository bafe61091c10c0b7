using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Monitoring;

/// <summary>Endpoints of monitoring clients: the socket and its HTTP fallback.</summary>
public static class MonitorEndpoints
{
    private const string Protocol = "veritas.monitor.v1";
    private static readonly TimeSpan DurableLimit = TimeSpan.FromSeconds(10);

    /// <summary>Registers sockets, tickets and their options.</summary>
    public static IServiceCollection AddMonitoringClients(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<MonitorOptions>()
            .BindConfiguration("Veritas:Monitor")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new MonitorKey(SigningKey.Load(configuration)));
        services.AddSingleton<MonitorTickets>().AddSingleton<MonitorHost>().AddSingleton<ConnectionLimiter>();
        services.AddSingleton<MonitorGateway>();
        return services.AddHostedService(p => p.GetRequiredService<MonitorGateway>());
    }

    /// <summary>Maps <c>/ws/monitor</c> and <c>/monitor/events</c>.</summary>
    public static IEndpointRouteBuilder MapMonitoringClients(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ws/monitor", OpenSocket).ExcludeFromDescription().AllowAnonymous().DisableRateLimiting();
        routes
            .MapPost("/monitor/events", PostEvents)
            .WithTags("Monitoring")
            .WithName("PostEvents")
            .AllowAnonymous()
            .WithSummary(
                "Accepts one event or a batch, for closing pages and simple clients; 202 when accepted, or with "
                    + "?wait=durable 200 once stored."
            )
            .Accepts<EventsBody>("application/json", "text/plain");
        return routes;
    }

    private static async Task OpenSocket(
        HttpContext http,
        string? ticket,
        string? client,
        MonitorTickets tickets,
        ConnectionLimiter limiter,
        MonitorGateway gateway,
        MonitorHost host
    )
    {
        Guid? attempt = tickets.TryRead(ticket, out var attemptId) ? attemptId : null;
        var entered = limiter.Enter(NetworkAddress.Key(http.Connection.RemoteIpAddress), attempt);
        if (!entered.Ok)
        {
            await Problems.WriteAsync(http, entered.Problem);
            return;
        }

        using var place = entered.Value;
        if (!http.WebSockets.IsWebSocketRequest || !http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await Problems
                .Http(
                    new Problem(
                        ProblemKind.Invalid,
                        "websocket_required",
                        $"This route requires a WebSocket with sub-protocol {Protocol}."
                    )
                )
                .ExecuteAsync(http);
            return;
        }

        // A browser cannot read the response of a refused upgrade, so an invalid ticket is reported on the socket.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = Protocol, KeepAliveInterval = TimeSpan.Zero }
        );
        EndTrace(http);
        if (attempt is null)
        {
            var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(host.Options.SendSeconds), host.Time);
            outbox.Send(
                ServerFrames.Error(
                    new FrameError("ticket_invalid", "the ticket is invalid or has expired; request a new one")
                )
            );
            outbox.Close(CloseCodes.Ticket, "ticket_invalid");
            await outbox.Sent;
            return;
        }

        var address = tickets.AddressHash(http.Connection.RemoteIpAddress?.ToString() ?? "");
        var clientId = client is { Length: <= 64 } ? client : "";
        await new MonitorSocket(socket, attemptId, clientId, address, gateway, host).RunAsync(http.RequestAborted);
    }

    /// <summary>
    /// Ends the request's trace with the handshake: frames of several hours do not belong to one trace.
    /// </summary>
    private static void EndTrace(HttpContext http)
    {
        http.Features.Get<IHttpActivityFeature>()?.Activity.Stop();
        Activity.Current = null;
    }

    private static async Task<Results<Accepted<Progress>, Ok<Progress>, ProblemHttpResult>> PostEvents(
        HttpContext http,
        string? ticket,
        string? wait,
        MonitorTickets tickets,
        ConnectionLimiter limiter,
        IGrainFactory grains,
        IOptions<MonitorOptions> options,
        TimeProvider time
    )
    {
        if (wait is not (null or "durable"))
        {
            return Problems.Http(
                new Problem(ProblemKind.Invalid, "wait_invalid", "wait must be durable or omitted.", Field: "wait")
            );
        }

        Guid? student = null;
        if (!tickets.TryRead(ticket, out var attemptId))
        {
            if (http.ActorOrNull() is not { Role: Role.Student } actor)
            {
                return Problems.Http(
                    new Problem(
                        ProblemKind.Unauthenticated,
                        "ticket_invalid",
                        "A ticket, or a student's token and attempt_id, is required."
                    )
                );
            }

            student = actor.UserId;
        }
        else if (limiter.Body(attemptId) is { } tooMany)
        {
            return Problems.Http(tooMany);
        }

        var limits = options.Value;
        if (await BodyAsync(http.Request, limits.MaxFrameBytes) is not { } body)
        {
            return Problems.Http(
                new Problem(
                    ProblemKind.TooLarge,
                    "body_too_large",
                    $"The body can have at most {limits.MaxFrameBytes} bytes."
                )
            );
        }

        var frame = FrameReader.Read(body, limits);
        if (frame.Kind != FrameKind.Events)
        {
            var error =
                frame.Error ?? new FrameError("events_missing", "the body must be one event or a batch of events");
            return Problems.Http(
                new Problem(
                    error.CloseCode == CloseCodes.TooLarge ? ProblemKind.TooLarge : ProblemKind.Invalid,
                    error.Code,
                    error.Detail
                )
            );
        }

        if (student is null && frame.AttemptId is { } other && other != Guid.Empty && other != attemptId)
        {
            return Problems.Http(
                new Problem(ProblemKind.Unauthenticated, "ticket_invalid", "The ticket is for another attempt.")
            );
        }

        if (student is not null && (attemptId = frame.AttemptId) == Guid.Empty)
        {
            return Problems.Http(
                new Problem(
                    ProblemKind.Invalid,
                    "attempt_missing",
                    "With a token the body must contain attempt_id.",
                    Field: "attempt_id"
                )
            );
        }

        var attempt = grains.GetGrain<IAttemptGrain>(attemptId);
        var result = await attempt.Ingest(new EventBatch(Guid.Empty, frame.Seq, frame.Events, student));
        if (!result.Ok)
        {
            return Problems.Http(result.Problem);
        }

        return wait == "durable"
            ? await Durable(attempt, time, http.RequestAborted)
            : TypedResults.Accepted((string?)null, result.Value);
    }

    private static async Task<Results<Accepted<Progress>, Ok<Progress>, ProblemHttpResult>> Durable(
        IAttemptGrain attempt,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        try
        {
            var durable = await attempt.Flush().WaitAsync(DurableLimit, time, cancel);
            return durable.Ok ? TypedResults.Ok(durable.Value) : Problems.Http(durable.Problem);
        }
        catch (Exception failure) when (Unavailability.Of(failure) is not null && !cancel.IsCancellationRequested)
        {
            return Problems.Http(
                new Problem(
                    ProblemKind.Unavailable,
                    "not_durable_yet",
                    "Accepted and scored. The database is unavailable; the events will be stored later."
                )
            );
        }
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8_192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

/// <summary>One event or a batch, for the OpenAPI document.</summary>
/// <param name="Seq">Number of the first event, from 1.</param>
/// <param name="AttemptId">Required with a token; a ticket identifies its attempt.</param>
/// <param name="Events">The events of a batch; omitted for a single event.</param>
/// <param name="Type">One event's type.</param>
/// <param name="At">One event's time.</param>
/// <param name="Ms">One event's duration in milliseconds.</param>
/// <param name="Data">One event's data.</param>
[Example(
    """{"attempt_id":"0191e508-3108-7d1e-a470-956f66984427","seq":1,"events":[{"type":"tab.hidden","at":"2030-06-15T08:59:00Z","ms":2300}]}"""
)]
public sealed record EventsBody(
    long Seq,
    Guid? AttemptId = null,
    IReadOnlyList<EventBody>? Events = null,
    string? Type = null,
    DateTimeOffset? At = null,
    int? Ms = null,
    RawJson? Data = null
);

/// <summary>One event of a batch.</summary>
/// <param name="Type">An event type that clients can send.</param>
/// <param name="At">When it began, ISO 8601 with a zone.</param>
/// <param name="Ms">Duration in milliseconds.</param>
/// <param name="Data">An object, at most 4 KB.</param>
public sealed record EventBody(string Type, DateTimeOffset At, int? Ms = null, RawJson? Data = null);
