using System.Collections.Immutable;

namespace Veritas.Operations;

/// <summary>How loud a report is.</summary>
public enum LogSeverity
{
    /// <summary>For whoever looks for a fault.</summary>
    Debug,

    /// <summary>The usual course of things.</summary>
    Info,

    /// <summary>Worth a look soon.</summary>
    Warning,

    /// <summary>Something did not work.</summary>
    Error,

    /// <summary>Something does not work at all.</summary>
    Critical,
}

/// <summary>How the part that reports is.</summary>
public enum ComponentStatus
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Works in part.</summary>
    Degraded,

    /// <summary>Does not work.</summary>
    Failed,
}

/// <summary>What a part reports of itself. Ids and counts belong here; names, answers and addresses of people do not.</summary>
/// <param name="Source">Which part: 1 to 100 of a-z, 0-9, dot, dash, underscore, such as <c>backup</c> or <c>proxy.eu-1</c>.</param>
/// <param name="Severity">How loud.</param>
/// <param name="Status">How the part is.</param>
/// <param name="Message">1 to 2,000 characters.</param>
/// <param name="At">When it was so; the time of receipt when null. From a year ago to five minutes ahead.</param>
/// <param name="Data">A JSON object of at most 8,192 bytes, or nothing.</param>
public sealed record ComponentReport(
    string Source, LogSeverity Severity, ComponentStatus Status, string Message,
    DateTimeOffset? At = null, RawJson? Data = null);

/// <summary>A stored report.</summary>
/// <param name="Id">UUIDv7, rises with the time of receipt.</param>
/// <param name="ReceivedAt">Server time.</param>
/// <param name="ReportedBy">The user whose token or key was used.</param>
/// <param name="Report">What was reported; <c>at</c> is set.</param>
public sealed record ComponentLog(
    Guid Id, DateTimeOffset ReceivedAt, Guid ReportedBy, ComponentReport Report);

/// <summary>Which reports.</summary>
/// <param name="Source">Of that part only; null for all.</param>
/// <param name="Severity">Of that loudness only; null for all.</param>
/// <param name="Status">Of that status only; null for all.</param>
/// <param name="Since">Received then or later; null for no bound.</param>
/// <param name="Before">Older than this report (a cursor); null from the newest on.</param>
/// <param name="Limit">1 to 500.</param>
public sealed record ComponentLogQuery(
    string? Source, LogSeverity? Severity, ComponentStatus? Status,
    DateTimeOffset? Since, Guid? Before, int Limit);

/// <summary>A page of reports.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record ComponentLogPage(ImmutableArray<ComponentLog> Items, Guid? Next);

/// <summary>The reports in numbers.</summary>
/// <param name="Total">How many.</param>
/// <param name="BySeverity">How many of each severity there is.</param>
/// <param name="ByStatus">How many of each status there is.</param>
/// <param name="BySource">The 50 sources with the most.</param>
/// <param name="OldestAt">Receipt of the oldest; null when there is none.</param>
/// <param name="NewestAt">Receipt of the newest; null when there is none.</param>
public sealed record ComponentLogStatistics(
    long Total, ImmutableArray<NamedCount> BySeverity, ImmutableArray<NamedCount> ByStatus,
    ImmutableArray<NamedCount> BySource, DateTimeOffset? OldestAt, DateTimeOffset? NewestAt);

/// <summary>A count under a name.</summary>
/// <param name="Name">As JSON spells it.</param>
/// <param name="Count">How many.</param>
public sealed record NamedCount(string Name, long Count);

/// <summary>What went wrong in one exam lately.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Live">Attempts that run now.</param>
/// <param name="Warnings">Warnings since the time asked for.</param>
/// <param name="Criticals">Critical alerts since then.</param>
/// <param name="Open">Of these two, how many nobody has looked at.</param>
/// <param name="Attempts">How many attempts they are of.</param>
/// <param name="Kinds">The kinds of alert, most frequent first, at most 10.</param>
/// <param name="LatestAt">The newest of them.</param>
public sealed record ExamRisk(
    Guid ExamId, string Title, int Live, int Warnings, int Criticals,
    int Open, int Attempts, ImmutableArray<NamedCount> Kinds, DateTimeOffset LatestAt);
