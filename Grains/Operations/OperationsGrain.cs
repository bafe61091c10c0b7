using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Grains.Storage;
using Veritas.Operations;

namespace Veritas.Grains.Operations;

/// <summary>Thin: asks the rules, then PostgreSQL within a time limit.</summary>
[StatelessWorker, Reentrant]
internal sealed partial class OperationsGrain(ComponentLogStore logs, ExamRiskStore risks, TimeProvider time, ILogger<OperationsGrain> logger) : Grain, IOperationsGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public Task<Result<ImmutableArray<Guid>>> Report(Actor actor, ImmutableArray<ComponentReport> reports)
    {
        var now = time.GetUtcNow();
        return OperationsRules.Check(reports, now) is { } problem ? Task.FromResult<Result<ImmutableArray<Guid>>>(problem) : Ask<ImmutableArray<Guid>>(async cancel =>
        {
            ImmutableArray<ComponentLog> rows = [.. reports.Select(r => new ComponentLog(Guid.CreateVersion7(now), now, actor.UserId, r with { At = r.At ?? now }))];
            await logs.Add(rows, cancel);
            Reported(actor.UserId, rows.Length);
            return rows.Select(r => r.Id).ToImmutableArray();
        });
    }

    public Task<Result<ComponentLogPage>> Logs(ComponentLogQuery query) =>
        OperationsRules.CheckLimit(query.Limit) is { } problem ? Task.FromResult<Result<ComponentLogPage>>(problem) : Ask<ComponentLogPage>(async cancel =>
        {
            var items = await logs.Page(query, cancel);
            return new ComponentLogPage(items, items.Length == query.Limit ? items[^1].Id : null);
        });

    public Task<Result<ComponentLogStatistics>> Statistics(DateTimeOffset? since) => Ask<ComponentLogStatistics>(async cancel => await logs.Statistics(since, cancel));

    public Task<Result<ImmutableArray<ExamRisk>>> HighRisk(Actor actor, DateTimeOffset? since) =>
        Ask<ImmutableArray<ExamRisk>>(async cancel => await risks.Since(actor, OperationsRules.LookFrom(since, time.GetUtcNow()), cancel));

    private Task<Result<T>> Ask<T>(Func<CancellationToken, Task<Result<T>>> question) => time.Ask(Limit, question);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{UserId} reported {Count} entries of components")]
    private partial void Reported(Guid userId, int count);
}
