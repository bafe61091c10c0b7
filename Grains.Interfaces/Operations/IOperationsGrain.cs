using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Operations;

/// <summary>How the installation is: reports of its parts, and what went wrong across exams. Stateless, key 0. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IOperationsGrain")]
public interface IOperationsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Stores reports, all or none, and returns their ids in order. Problems, with the field: <c>entries_invalid</c> (1 to 500 at once), <c>source_invalid</c>,
    /// <c>message_invalid</c>, <c>at_invalid</c>, <c>data_invalid</c>.
    /// </summary>
    [Alias("Report")]
    Task<Result<ImmutableArray<Guid>>> Report(Actor actor, ImmutableArray<ComponentReport> reports);

    /// <summary>A page of reports, newest first. Problem: <c>limit_invalid</c>.</summary>
    [Alias("Logs"), Repeatable]
    Task<Result<ComponentLogPage>> Logs(ComponentLogQuery query);

    /// <summary>The reports received since then in numbers; all that are kept when null.</summary>
    [Alias("Statistics"), Repeatable]
    Task<Result<ComponentLogStatistics>> Statistics(DateTimeOffset? since);

    /// <summary>
    /// Exams with warnings or critical alerts since then (at most seven days back; a day when null), worst first, at most 200: of exams the teacher has a
    /// permission on, of all for an admin.
    /// </summary>
    [Alias("HighRisk"), Repeatable]
    Task<Result<ImmutableArray<ExamRisk>>> HighRisk(Actor actor, DateTimeOffset? since);
}
