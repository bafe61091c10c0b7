using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Rooms;

/// <summary>A web host that shows rooms to teachers.</summary>
[Alias("Veritas.IRoomObserver")]
public interface IRoomObserver : IGrainObserver
{
    /// <summary>
    /// Changes of a room: alerts at once, cards at most 4 times per second. One-way: updates can be lost, and the host
    /// then watches again.
    /// </summary>
    [Alias("Push"), OneWay]
    Task Push(RoomUpdate update);
}

/// <summary>
/// The live view of one exam: its attempts, their state, and their alerts. Key: the exam's id. Does not call attempts.
/// </summary>
[Alias("Veritas.IExamRoomGrain"), Idempotent]
public interface IExamRoomGrain : IGrainWithGuidKey
{
    /// <summary>Reports the cards of attempts. One-way: if one is lost, a newer one follows.</summary>
    [Alias("Show"), OneWay]
    Task Show(ImmutableArray<AttemptCard> cards);

    /// <summary>
    /// Reports an attempt's card and the alerts it raised. Returns when the room has them; ignores known alerts.
    /// </summary>
    [Alias("Report")]
    Task Report(AttemptCard card, ImmutableArray<Alert> alerts);

    /// <summary>
    /// Reports that an attempt was taken over from a dead process, which may have stored alerts without reporting them.
    /// The room then reads the latest alerts from the database. One-way.
    /// </summary>
    [Alias("Refresh"), OneWay]
    Task Refresh();

    /// <summary>
    /// Subscribes a web host for 3 minutes, like <see cref="Renew"/>, and returns the room. Problems:
    /// <c>exam_unknown</c>, <c>database_away</c>.
    /// </summary>
    /// <remarks>
    /// With a last number the answer contains every alert with a higher one, in the order of the numbers (the latest if
    /// there are more than 10,000). Alerts whose numbers were not stored before a crash of the room have been
    /// renumbered, so the caller may already know them by their ids.
    /// </remarks>
    /// <param name="host">Receives the updates.</param>
    /// <param name="afterNo">The highest <see cref="Alert.No"/> the caller has; null, or one that the room has not
    /// assigned, for the initial state.</param>
    [Alias("Watch")]
    Task<Result<RoomSnapshot>> Watch(IRoomObserver host, long? afterNo);

    /// <summary>
    /// Extends a web host's subscription by 3 minutes and returns the number of the latest alert. If it is higher than
    /// the last one pushed, pushes were lost or the room has restarted: watch again.
    /// </summary>
    [Alias("Renew")]
    Task<long> Renew(IRoomObserver host);

    /// <summary>Ends a web host's subscription.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IRoomObserver host);

    /// <summary>
    /// Acknowledges an alert. Problems: <c>alert_unknown</c>, <c>alert_resolved</c>, <c>database_away</c>.
    /// </summary>
    [Alias("Acknowledge")]
    Task<Result<Alert>> Acknowledge(Actor actor, Guid alertId);

    /// <summary>
    /// Resolves an alert; a repeated call overwrites the verdict, and both are audited. Problems: <c>alert_unknown</c>,
    /// <c>comment_too_long</c> (2,000), <c>database_away</c>.
    /// </summary>
    [Alias("Resolve")]
    Task<Result<Alert>> Resolve(Actor actor, Guid alertId, Verdict verdict, string comment);
}
