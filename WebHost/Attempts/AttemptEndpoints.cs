using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.WebHost.Http;
using Veritas.WebHost.Monitoring;

namespace Veritas.WebHost.Attempts;

/// <summary>Taking exams, for students.</summary>
public static class AttemptEndpoints
{
    /// <summary>Maps the students' routes of attempts.</summary>
    public static IEndpointRouteBuilder MapAttempts(this IEndpointRouteBuilder routes)
    {
        var student = routes.MapGroup("/student").WithTags("Student");
        student
            .MapPost("/exams/{exam_id:guid}/start", Start)
            .WithName("StartAttempt")
            .WithSummary("Starts an attempt; the student must have agreed to the monitoring notice.")
            .WithIdempotency();
        student
            .MapGet("/attempts/{attempt_id:guid}", View)
            .WithName("ViewAttempt")
            .WithSummary("Returns the caller's attempt, live or ended.");
        student
            .MapPut("/attempts/{attempt_id:guid}/answers/{question_id:guid}", Save)
            .WithName("SaveAnswer")
            .WithSummary("Stores an answer; it is durable once the request returns.");
        student
            .MapPost("/attempts/{attempt_id:guid}/ticket", Renew)
            .WithName("RenewTicket")
            .WithSummary("Issues a new ticket for the monitoring client.");
        student
            .MapPost("/attempts/{attempt_id:guid}/submit", Submit)
            .WithName("SubmitAttempt")
            .WithSummary("Hands in.");
        student
            .MapPost("/attempts/{attempt_id:guid}/break", Break)
            .WithName("TakeBreak")
            .WithSummary("Starts a break and stops the clock, while the student has break time left.");
        student
            .MapDelete("/attempts/{attempt_id:guid}/break", EndBreak)
            .WithName("EndBreak")
            .WithSummary("Ends a break; the clock continues.");
        return routes;
    }

    private static async Task<Results<Created<AttemptSession>, ProblemHttpResult>> Start(
        Guid exam_id,
        StartBody body,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        MonitorTickets tickets,
        TimeProvider time
    )
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var started = await grains.StartNewAttempt(
            id,
            new StartAttempt(exam_id, caller.Actor.UserId, body.NoticeVersion, Address(request))
        );
        return started.Ok
            ? TypedResults.Created($"/student/attempts/{id}", Session(started.Value, request, tickets, time))
            : Problems.Http(started.Problem);
    }

    private static async Task<Results<Ok<AttemptSession>, ProblemHttpResult>> View(
        Guid attempt_id,
        Caller caller,
        HttpRequest request,
        StudentAttemptsService attempts,
        MonitorTickets tickets,
        TimeProvider time,
        CancellationToken cancel
    ) => Answer(await attempts.View(caller.Actor.UserId, attempt_id, cancel), request, tickets, time);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> Save(
        Guid attempt_id,
        Guid question_id,
        SaveBody body,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains
    )
    {
        var saved = await grains
            .GetGrain<IAttemptGrain>(attempt_id)
            .SaveAnswer(new SaveAnswer(caller.Actor.UserId, question_id, body.Revision, body.Value, Address(request)));
        return saved.Ok ? TypedResults.Ok(saved.Value) : Problems.Http(saved.Problem);
    }

    private static async Task<Results<Ok<MonitorTicket>, ProblemHttpResult>> Renew(
        Guid attempt_id,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        MonitorTickets tickets
    )
    {
        var owned = await grains.GetGrain<IAttemptGrain>(attempt_id).OwnedBy(caller.Actor.UserId);
        return owned.Ok ? TypedResults.Ok(tickets.Issue(attempt_id, request)) : Problems.Http(owned.Problem);
    }

    private static async Task<Results<Ok<AttemptSession>, ProblemHttpResult>> Submit(
        Guid attempt_id,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        MonitorTickets tickets,
        TimeProvider time
    ) => Answer(await grains.GetGrain<IAttemptGrain>(attempt_id).Submit(caller.Actor.UserId), request, tickets, time);

    private static async Task<Results<Ok<AttemptSession>, ProblemHttpResult>> Break(
        Guid attempt_id,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        MonitorTickets tickets,
        TimeProvider time
    ) =>
        Answer(
            await grains.GetGrain<IAttemptGrain>(attempt_id).Break(caller.Actor.UserId, begin: true),
            request,
            tickets,
            time
        );

    private static async Task<Results<Ok<AttemptSession>, ProblemHttpResult>> EndBreak(
        Guid attempt_id,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        MonitorTickets tickets,
        TimeProvider time
    ) =>
        Answer(
            await grains.GetGrain<IAttemptGrain>(attempt_id).Break(caller.Actor.UserId, begin: false),
            request,
            tickets,
            time
        );

    private static Results<Ok<AttemptSession>, ProblemHttpResult> Answer(
        Result<AttemptView> view,
        HttpRequest request,
        MonitorTickets tickets,
        TimeProvider time
    ) => view.Ok ? TypedResults.Ok(Session(view.Value, request, tickets, time)) : Problems.Http(view.Problem);

    private static string? Address(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress?.ToString();

    private static AttemptSession Session(
        AttemptView view,
        HttpRequest request,
        MonitorTickets tickets,
        TimeProvider time
    ) =>
        AttemptSession.Of(
            view,
            view.Status is AttemptStatus.InProgress or AttemptStatus.Paused
                ? tickets.Issue(view.AttemptId, request)
                : null,
            time.GetUtcNow()
        );
}
