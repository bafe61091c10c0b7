using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Rooms;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// The teachers' live view: <c>/hubs/alerts</c>. Server calls: <c>alert(alert)</c> for new alerts and changed triage,
/// <c>attempts(cards)</c> at most 4 times a second, <c>room(stats)</c>. A problem is a hub error whose message ends in
/// <c>{code, detail}</c>.
/// </summary>
[Authorize("teacher")]
internal sealed class AlertHub(
    IGrainFactory grains,
    AlertsService alerts,
    RoomRelay relay,
    Dashboards dashboards,
    InstructFanout fanout
) : Hub
{
    private static readonly Problem NotPermitted = new(
        ProblemKind.Forbidden,
        "not_permitted",
        "Watching a room and triage need the permission to proctor this exam."
    );

    private Dashboard Dashboard => dashboards.Of(Context.ConnectionId);

    private Actor Actor => Dashboard.Caller.Actor;

    /// <summary>
    /// Returns the room and sends updates from then on. After a reconnect, pass the highest <c>no</c> of the alerts
    /// received. Must be invoked, not sent, because the updates follow the result.
    /// </summary>
    public async Task<WatchAnswer> Watch(JsonElement examId, JsonElement afterNo)
    {
        var (exam, after) = (HubArguments.Id(examId, "exam_id"), HubArguments.OptionalNumber(afterNo, "after_no"));
        await RequireProctor(exam);
        return new WatchAnswer((await relay.Watch(Dashboard, exam, after)).OrThrow());
    }

    /// <summary>Stops watching the exam; does nothing if it is not watched.</summary>
    public void Unwatch(JsonElement examId)
    {
        if (Dashboard.Room(HubArguments.Id(examId, "exam_id")) is { } room)
        {
            relay.Leave(room);
        }
    }

    /// <summary>Marks an alert as seen.</summary>
    public async Task<Alert> Acknowledge(JsonElement alertId)
    {
        var alert = HubArguments.Id(alertId, "alert_id");
        var room = await RoomOf(alert);
        return (await room.Acknowledge(Actor, alert)).OrThrow();
    }

    /// <summary>
    /// Resolves an alert as <c>cleared</c>, <c>suspicious</c> or <c>violation</c>, with a comment of at most 2,000
    /// characters.
    /// </summary>
    public async Task<Alert> Resolve(JsonElement alertId, JsonElement verdict, JsonElement comment)
    {
        var (alert, judged, text) = (
            HubArguments.Id(alertId, "alert_id"),
            HubArguments.Choice<Verdict>(verdict, "verdict"),
            HubArguments.Text(comment, "comment")
        );
        var room = await RoomOf(alert);
        return (await room.Resolve(Actor, alert, judged, text)).OrThrow();
    }

    /// <summary>
    /// Sends one instruction to 1 to 500 attempts; each has its own outcome and checks the permission.
    /// </summary>
    public Task<ImmutableArray<InstructOutcome>> Instruct(JsonElement attemptIds, JsonElement kind, JsonElement args)
    {
        var attempts = HubArguments.Ids(attemptIds, "attempt_ids");
        var chosen = HubArguments.Choice<InstructionKind>(kind, "kind");
        var (text, seconds) = HubArguments.Details(args);
        return fanout.Send(attempts, new Instruct(Actor, chosen, text, seconds), Context.ConnectionAborted);
    }

    /// <summary>
    /// Flags an attempt with a severity of 0 to 100, which raises its risk; 0 removes the flag. The text is optional.
    /// Returns when the flag is stored. The attempt checks the permission.
    /// </summary>
    public Task Flag(JsonElement attemptId, JsonElement severity, JsonElement text)
    {
        var attempt = HubArguments.Id(attemptId, "attempt_id");
        var chosen = HubArguments.WholeNumber(severity, "severity", AnnotationRules.HighestSeverity);
        var said = HubArguments.Text(text, "text");
        return Annotate(attempt, new Annotate(Actor, AnnotationKind.Flag, chosen, said));
    }

    /// <summary>
    /// Adds a note of at most 2,000 characters to an attempt's events. Returns when the note is stored. The attempt
    /// checks the permission.
    /// </summary>
    public Task Note(JsonElement attemptId, JsonElement text)
    {
        var (attempt, said) = (HubArguments.Id(attemptId, "attempt_id"), HubArguments.Text(text, "text"));
        return Annotate(attempt, new Annotate(Actor, AnnotationKind.Note, 0, said));
    }

    private async Task Annotate(Guid attemptId, Annotate command) =>
        (await grains.GetGrain<IAttemptGrain>(attemptId).Annotate(command)).OrThrow();

    /// <summary>
    /// The exam of an alert. If this connection received the alert from a room, it is that room's, because the alert
    /// may not be stored yet.
    /// </summary>
    private async Task<IExamRoomGrain> RoomOf(Guid alertId)
    {
        var exam =
            Dashboard.Rooms.FirstOrDefault(room => room.Showed(alertId))?.ExamId
            ?? (await alerts.ExamOf(alertId, Context.ConnectionAborted)).OrThrow();
        await RequireProctor(exam);
        return grains.GetGrain<IExamRoomGrain>(exam);
    }

    private async Task RequireProctor(Guid examId)
    {
        var permission = await grains.GetGrain<IExamGrain>(examId).PermissionOf(Actor);
        if (permission < ExamPermission.Proctor)
        {
            throw HubRefusal.Of(permission == ExamPermission.None ? ExamProblems.Unknown : NotPermitted);
        }
    }
}
