using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>What components report, and which exams are at risk.</summary>
internal sealed partial class OperationsService(ComponentLogStore logs, ExamRiskStore risks, TimeProvider time, ILogger<OperationsService> logger)
{
    /// <summary>
    /// Stores reports, all or none, and returns their ids in order. Problems, with the field: <c>entries_invalid</c> (1 to 500 at once), <c>source_invalid</c>,
    /// <c>message_invalid</c>, <c>at_invalid</c>, <c>data_invalid</c>.
    /// </summary>
    public Task<Result<ImmutableArray<Guid>>> Report(Actor actor, ImmutableArray<ComponentReport> reports, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return OperationsRules.Check(reports, now) is { } problem ? Task.FromResult<Result<ImmutableArray<Guid>>>(problem) : time.WithTimeout<ImmutableArray<Guid>>(cancel, async cancel =>
        {
            ImmutableArray<ComponentLog> rows = [.. reports.Select(r => new ComponentLog(Guid.CreateVersion7(now), now, actor.UserId, r with { At = r.At ?? now }))];
            await logs.Add(rows, cancel);
            Reported(actor.UserId, rows.Length);
            return rows.Select(r => r.Id).ToImmutableArray();
        });
    }

    /// <summary>A page of reports, newest first. Problem: <c>limit_invalid</c>.</summary>
    public Task<Result<ComponentLogPage>> Logs(ComponentLogQuery query, CancellationToken cancel) =>
        OperationsRules.CheckLimit(query.Limit) is { } problem ? Task.FromResult<Result<ComponentLogPage>>(problem) : time.WithTimeout<ComponentLogPage>(cancel, async cancel =>
        {
            var items = await logs.Page(query, cancel);
            return new ComponentLogPage(items, items.Length == query.Limit ? items[^1].Id : null);
        });

    /// <summary>The reports received since then in numbers; all that are kept when null.</summary>
    public Task<Result<ComponentLogStatistics>> Statistics(DateTimeOffset? since, CancellationToken cancel) => time.WithTimeout<ComponentLogStatistics>(cancel, async cancel => await logs.Statistics(since, cancel));

    /// <summary>
    /// Exams with warnings or critical alerts since then (at most seven days back; a day when null), worst first, at most 200: of exams the teacher has a
    /// permission on, of all for an admin.
    /// </summary>
    public Task<Result<ImmutableArray<ExamRisk>>> HighRisk(Actor actor, DateTimeOffset? since, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<ExamRisk>>(cancel, async cancel => await risks.Since(actor, OperationsRules.LookFrom(since, time.GetUtcNow()), cancel));

    [LoggerMessage(Level = LogLevel.Debug, Message = "{UserId} reported {Count} entries of components")]
    private partial void Reported(Guid userId, int count);
}
