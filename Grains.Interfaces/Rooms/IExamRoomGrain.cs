using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Rooms;

/// <summary>A web host that shows rooms to teachers.</summary>
[Alias("Veritas.IRoomObserver")]
public interface IRoomObserver : IGrainObserver
{
    /// <summary>News of a room: alerts at once, cards at most 4 times a second. One-way; lost with the host, which watches again.</summary>
    [Alias("Push"), OneWay]
    Task Push(RoomUpdate update);
}

/// <summary>The live view of one exam: who is in, how they are, what was raised. Key: the exam's id. Asks nothing back of the attempts.</summary>
[Alias("Veritas.IExamRoomGrain")]
public interface IExamRoomGrain : IGrainWithGuidKey
{
    /// <summary>News from an attempt: its card, and alerts it raised. One-way.</summary>
    [Alias("Report"), OneWay]
    Task Report(AttemptCard card, ImmutableArray<Alert> alerts);

    /// <summary>Subscribes a web host (again: renews, at least every minute) and returns the room.</summary>
    /// <param name="host">Where updates go from now on.</param>
    /// <param name="afterAlertId">The last alert the caller has; null: from the beginning.</param>
    [Alias("Watch")]
    Task<Result<RoomSnapshot>> Watch(IRoomObserver host, Guid? afterAlertId);

    /// <summary>Ends a web host's subscription.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IRoomObserver host);

    /// <summary>Somebody looks. Problems: <c>alert_unknown</c>, <c>alert_resolved</c>, <c>database_away</c>.</summary>
    [Alias("Acknowledge")]
    Task<Result<Alert>> Acknowledge(Actor actor, Guid alertId);

    /// <summary>Somebody judges; again overwrites, both are audited. Problems: <c>alert_unknown</c>, <c>comment_too_long</c> (2,000), <c>database_away</c>.</summary>
    [Alias("Resolve")]
    Task<Result<Alert>> Resolve(Actor actor, Guid alertId, Verdict verdict, string comment);
}
