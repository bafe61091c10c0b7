using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>Reports of components, and exams with recent alerts.</summary>
internal sealed partial class OperationsService(
    ComponentLogStore logs,
    ExamRiskStore risks,
    TimeProvider time,
    ILogger<OperationsService> logger
)
{
    /// <summary>
    /// Stores all reports or none and returns their ids in order. Problems, with the field: <c>entries_invalid</c> (1
    /// to 500), <c>source_invalid</c>, <c>message_invalid</c>, <c>at_invalid</c>, <c>data_invalid</c>.
    /// </summary>
    public Task<Result<ImmutableArray<Guid>>> Report(
        Actor actor,
        ImmutableArray<ComponentReport> reports,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ImmutableArray<Guid>>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (OperationsRules.Check(reports, now) is { } problem)
                {
                    return problem;
                }

                var rows = reports
                    .Select(r => new ComponentLog(
                        Guid.CreateVersion7(now),
                        now,
                        actor.UserId,
                        r with
                        {
                            At = r.At ?? now,
                        }
                    ))
                    .ToImmutableArray();
                await logs.InsertAsync(rows, cancel);
                LogReported(actor.UserId, rows.Length);
                return rows.Select(r => r.Id).ToImmutableArray();
            }
        );

    /// <summary>A page of reports, newest first. Problem: <c>limit_invalid</c>.</summary>
    public Task<Result<ComponentLogPage>> Logs(ComponentLogQuery query, CancellationToken cancel) =>
        time.WithTimeout<ComponentLogPage>(
            cancel,
            async cancel =>
            {
                if (OperationsRules.CheckLimit(query.Limit) is { } problem)
                {
                    return problem;
                }

                var items = await logs.PageAsync(query, cancel);
                return new ComponentLogPage(items, items.Length == query.Limit ? items[^1].Id : null);
            }
        );

    /// <summary>Statistics of the reports received since then; null: of all reports.</summary>
    public Task<Result<ComponentLogStatistics>> Statistics(DateTimeOffset? since, CancellationToken cancel) =>
        time.WithTimeout<ComponentLogStatistics>(cancel, async cancel => await logs.StatisticsAsync(since, cancel));

    /// <summary>
    /// At most 200 exams with warnings or critical alerts since then (default a day ago, at most seven days ago), worst
    /// first: those the teacher has a permission on, or all for an admin.
    /// </summary>
    public Task<Result<ImmutableArray<ExamRisk>>> HighRisk(
        Actor actor,
        DateTimeOffset? since,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ImmutableArray<ExamRisk>>(
            cancel,
            async cancel => await risks.SinceAsync(actor, OperationsRules.PeriodFrom(since, time.GetUtcNow()), cancel)
        );

    [LoggerMessage(Level = LogLevel.Debug, Message = "User {UserId} stored {Count} reports of components")]
    private partial void LogReported(Guid userId, int count);
}
