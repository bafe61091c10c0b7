using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Rooms;

/// <summary>A web host that shows rooms to teachers.</summary>
[Alias("Veritas.IRoomObserver")]
public interface IRoomObserver : IGrainObserver
{
    /// <summary>
    /// News of a room: alerts at once, cards at most 4 times a second. One-way; lost with the host, which watches
    /// again.
    /// </summary>
    [Alias("Push"), OneWay]
    Task Push(RoomUpdate update);
}

/// <summary>
/// The live view of one exam: who is in, how they are, what was raised. Key: the exam's id. Asks nothing back of the
/// attempts.
/// </summary>
[Alias("Veritas.IExamRoomGrain"), Idempotent]
public interface IExamRoomGrain : IGrainWithGuidKey
{
    /// <summary>An attempt's card. One-way: a lost one is followed by a newer one.</summary>
    [Alias("Show"), OneWay]
    Task Show(AttemptCard card);

    /// <summary>
    /// An attempt's card and the alerts it raised. Returns when the room has them; known ones are passed over.
    /// </summary>
    [Alias("Report")]
    Task Report(AttemptCard card, ImmutableArray<Alert> alerts);

    /// <summary>
    /// An attempt was taken over from a process that has died, which may have stored alerts and not reported them: the
    /// room reads the latest ones from the database soon. One-way.
    /// </summary>
    [Alias("Refresh"), OneWay]
    Task Refresh();

    /// <summary>
    /// Subscribes a web host for 3 minutes, like <see cref="Renew"/>, and returns the room. Problems:
    /// <c>exam_unknown</c>, <c>database_away</c>.
    /// </summary>
    /// <remarks>
    /// With a last number the answer holds every alert with a higher one, in the order of the numbers (of more than
    /// 10,000 the latest). Alerts whose numbers a dying room could not store have got higher ones since: the caller may
    /// know them already, by their ids.
    /// </remarks>
    /// <param name="host">Where updates go from now on.</param>
    /// <param name="afterNo">The highest <see cref="Alert.No"/> the caller has; null, or one the room has not given
    /// out: from the beginning.</param>
    [Alias("Watch")]
    Task<Result<RoomSnapshot>> Watch(IRoomObserver host, long? afterNo);

    /// <summary>
    /// Keeps a web host subscribed for 3 more minutes and returns the number of the latest alert. One that is higher
    /// than the last one pushed says that pushes were lost or that the room has begun anew: watch again.
    /// </summary>
    [Alias("Renew")]
    Task<long> Renew(IRoomObserver host);

    /// <summary>Ends a web host's subscription.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IRoomObserver host);

    /// <summary>Somebody looks. Problems: <c>alert_unknown</c>, <c>alert_resolved</c>, <c>database_away</c>.</summary>
    [Alias("Acknowledge")]
    Task<Result<Alert>> Acknowledge(Actor actor, Guid alertId);

    /// <summary>
    /// Somebody judges; again overwrites, both are audited. Problems: <c>alert_unknown</c>, <c>comment_too_long</c>
    /// (2,000), <c>database_away</c>.
    /// </summary>
    [Alias("Resolve")]
    Task<Result<Alert>> Resolve(Actor actor, Guid alertId, Verdict verdict, string comment);
}
