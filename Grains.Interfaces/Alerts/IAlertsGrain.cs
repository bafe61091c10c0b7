using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Alerts;

/// <summary>The stored alerts. Stateless, key 0; whoever calls has checked the permission. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IAlertsGrain"), Repeatable]
public interface IAlertsGrain : IGrainWithIntegerKey
{
    /// <summary>The exam an alert belongs to; NotFound <c>alert_unknown</c>.</summary>
    [Alias("ExamOf")]
    Task<Result<Guid>> ExamOf(Guid alertId);

    /// <summary>All of one attempt, oldest first, at most 10,000.</summary>
    [Alias("OfAttempt")]
    Task<Result<ImmutableArray<Alert>>> OfAttempt(Guid attemptId);

    /// <summary>What a room begins with: the latest alerts of an exam and the open ones before them, in the room's order; those without a number come last.</summary>
    /// <param name="examId">The exam.</param>
    /// <param name="latest">How many of the latest, 1 to 10,000.</param>
    /// <param name="open">How many open ones before those, 0 to 10,000; the newest are taken.</param>
    [Alias("Recent")]
    Task<Result<StoredAlerts>> Recent(Guid examId, int latest, int open);

    /// <summary>The alerts of an exam with a higher number, in order; of more than 10,000 the latest.</summary>
    [Alias("After")]
    Task<Result<ImmutableArray<Alert>>> After(Guid examId, long no);

    /// <summary>The alerts of an exam that its room has not numbered, oldest first, at most 10,000.</summary>
    [Alias("Unnumbered")]
    Task<Result<ImmutableArray<Alert>>> Unnumbered(Guid examId);

    /// <summary>Marks an alert as looked at. Problems: <c>alert_unknown</c> (also for another exam's), <c>alert_resolved</c>.</summary>
    [Alias("Acknowledge")]
    Task<Result<TriagedAlert>> Acknowledge(Actor actor, Guid examId, Guid alertId);

    /// <summary>Judges an alert; again overwrites. Problems: <c>alert_unknown</c> (also for another exam's), <c>comment_too_long</c> (2,000).</summary>
    [Alias("Resolve")]
    Task<Result<TriagedAlert>> Resolve(Actor actor, Guid examId, Guid alertId, Verdict verdict, string comment);
}

/// <summary>Alerts out of the database.</summary>
/// <param name="Alerts">In order.</param>
/// <param name="Open">How many of the exam are open, returned or not.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StoredAlerts")]
public sealed record StoredAlerts([property: Id(0)] ImmutableArray<Alert> Alerts, [property: Id(1)] int Open);

/// <summary>An alert whose triage was stored.</summary>
/// <param name="Alert">As it is now.</param>
/// <param name="Before">What it was.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TriagedAlert")]
public sealed record TriagedAlert([property: Id(0)] Alert Alert, [property: Id(1)] AlertState Before);
