using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services
            .AddSingleton<AckPump>()
            .AddSingleton<MonitorTickets>()
            .AddSingleton<MonitorHost>()
            .AddSingleton<ConnectionLimiter>();
        services.TryAddSingleton<LocalGateway>();
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
        MonitorTickets tickets,
        ConnectionLimiter limiter,
        MonitorGateway gateway,
        MonitorHost host
    )
    {
        var startedAt = host.Time.GetUtcNow();
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
            var sendLimit = TimeSpan.FromSeconds(host.Options.SendSeconds);
            var outbox = new MonitorOutbox(socket, sendLimit, host.Time, host.Acks);
            outbox.Send(
                ServerFrames.Error(
                    new FrameError("ticket_invalid", "the ticket is invalid or has expired; request a new one")
                )
            );
            outbox.Close(CloseCodes.Ticket, "ticket_invalid");
            await outbox.Sent;
            return;
        }

        var connection = Connection(http, startedAt) with
        {
            AddressHash = tickets.AddressHash(http.Connection.RemoteIpAddress?.ToString() ?? ""),
            Silo = host.Silo,
        };
        await new MonitorSocket(socket, attemptId, connection, gateway, host).RunAsync(http.RequestAborted);
    }

    /// <summary>What the client says about its connection. Invalid values count as omitted.</summary>
    private static MonitorConnection Connection(HttpContext http, DateTimeOffset startedAt)
    {
        var query = http.Request.Query;
        return new MonitorConnection(
            Guid.CreateVersion7(startedAt),
            query["client"].ToString() is { Length: <= 64 } client ? client : "",
            "",
            MayMove: true,
            Number: long.TryParse(query["connection"], CultureInfo.InvariantCulture, out var number) ? number : 0,
            StartedAt: startedAt,
            MayTakeOver: query["takeover"] != "false"
        );
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
