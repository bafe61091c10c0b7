using System.Collections.Immutable;

namespace Veritas.Operations;

/// <summary>The severity of a report.</summary>
public enum LogSeverity
{
    /// <summary>For troubleshooting.</summary>
    Debug,

    /// <summary>Normal operation.</summary>
    Info,

    /// <summary>Needs attention soon.</summary>
    Warning,

    /// <summary>An operation failed.</summary>
    Error,

    /// <summary>A component is unusable.</summary>
    Critical,
}

/// <summary>The status of the reporting component.</summary>
public enum ComponentStatus
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Works partially.</summary>
    Degraded,

    /// <summary>Does not work.</summary>
    Failed,
}

/// <summary>
/// A report of a component. May contain ids and counts, but no names, answers or addresses of people.
/// </summary>
/// <param name="Source">
/// The component: 1 to 100 of a-z, 0-9, dot, dash, underscore, such as <c>backup</c> or <c>proxy.eu-1</c>.
/// </param>
/// <param name="Severity">The severity.</param>
/// <param name="Status">The status of the component.</param>
/// <param name="Message">1 to 2,000 characters.</param>
/// <param name="At">When it happened, from a year ago to five minutes ahead; null means the time of receipt.</param>
/// <param name="Data">A JSON object of at most 8,192 bytes, or null.</param>
public sealed record ComponentReport(
    string Source,
    LogSeverity Severity,
    ComponentStatus Status,
    string Message,
    DateTimeOffset? At = null,
    RawJson? Data = null
);

/// <summary>A stored report.</summary>
/// <param name="Id">UUIDv7, ordered by the time of receipt.</param>
/// <param name="ReceivedAt">Server time.</param>
/// <param name="ReportedBy">The user whose token or key was used.</param>
/// <param name="Report">The report; <c>at</c> is set.</param>
public sealed record ComponentLog(Guid Id, DateTimeOffset ReceivedAt, Guid ReportedBy, ComponentReport Report);

/// <summary>Selects reports; null means any.</summary>
/// <param name="Source">Of that component.</param>
/// <param name="Severity">Of that severity.</param>
/// <param name="Status">Of that status.</param>
/// <param name="Since">Received at that time or later.</param>
/// <param name="Before">Cursor: older than this report; null from the newest on.</param>
/// <param name="Limit">1 to 500.</param>
public sealed record ComponentLogQuery(
    string? Source,
    LogSeverity? Severity,
    ComponentStatus? Status,
    DateTimeOffset? Since,
    Guid? Before,
    int Limit
);

/// <summary>A page of reports.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The <c>before</c> of the next page; null at the end.</param>
public sealed record ComponentLogPage(ImmutableArray<ComponentLog> Items, Guid? Next);

/// <summary>Statistics of reports.</summary>
/// <param name="Total">Number of reports.</param>
/// <param name="BySeverity">Number by severity.</param>
/// <param name="ByStatus">Number by status.</param>
/// <param name="BySource">Number by source, for the 50 sources with the most.</param>
/// <param name="OldestAt">When the oldest was received; null when there is none.</param>
/// <param name="NewestAt">When the newest was received; null when there is none.</param>
public sealed record ComponentLogStatistics(
    long Total,
    ImmutableArray<NamedCount> BySeverity,
    ImmutableArray<NamedCount> ByStatus,
    ImmutableArray<NamedCount> BySource,
    DateTimeOffset? OldestAt,
    DateTimeOffset? NewestAt
);

/// <summary>A named count.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="Count">The count.</param>
public sealed record NamedCount(string Name, long Count);

/// <summary>Recent alerts of one exam.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Live">Attempts in progress.</param>
/// <param name="Warnings">Warnings since the requested time.</param>
/// <param name="Criticals">Critical alerts since then.</param>
/// <param name="Open">How many of these alerts are open.</param>
/// <param name="Attempts">How many attempts have such alerts.</param>
/// <param name="Kinds">The kinds of alert, most frequent first, at most 10.</param>
/// <param name="LatestAt">When the newest was raised.</param>
public sealed record ExamRisk(
    Guid ExamId,
    string Title,
    int Live,
    int Warnings,
    int Criticals,
    int Open,
    int Attempts,
    ImmutableArray<NamedCount> Kinds,
    DateTimeOffset LatestAt
);
