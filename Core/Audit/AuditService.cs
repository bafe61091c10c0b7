using Veritas.Storage;

namespace Veritas.Audit;

/// <summary>Records changes in a hash chain, reads it and verifies it.</summary>
internal sealed class AuditService(AuditStore store, AuditReader reader, AuditWriter writer, TimeProvider time)
{
    private const int MostRows = 500;
    private const int MostLinks = 100_000;

    private static readonly Problem LimitInvalid = new(
        ProblemKind.Invalid,
        "limit_invalid",
        $"A page has 1 to {MostRows} rows.",
        Field: "limit"
    );

    private static readonly Problem AfterInvalid = new(
        ProblemKind.Invalid,
        "after_invalid",
        "There is no row with that number.",
        Field: "after"
    );

    /// <summary>
    /// Stores the intent and the state before the change. If this fails the change must not run. Problem:
    /// <c>database_away</c>.
    /// </summary>
    public Task<Result<Done>> Begin(AuditIntent intent, CancellationToken cancel) =>
        RunAsync(cancel, cancel => store.BeginAsync(intent, cancel));

    /// <summary>
    /// Appends the outcome and the state after the change to the chain; durable when this returns. Problem:
    /// <c>database_away</c>. An intent that is never finished is appended with status 0 after two minutes.
    /// </summary>
    public Task<Result<Done>> Finish(AuditOutcome outcome, CancellationToken cancel) =>
        RunAsync(cancel, cancel => writer.FinishAsync(outcome, cancel));

    /// <summary>
    /// Deletes the intent of a change that changed nothing. Problem: <c>database_away</c>; it is then appended with
    /// status 0.
    /// </summary>
    public Task<Result<Done>> Drop(Guid intentId, CancellationToken cancel) =>
        RunAsync(cancel, cancel => store.DropAsync(intentId, cancel));

    /// <summary>A page, newest first. Problems: <c>limit_invalid</c>, <c>database_away</c>.</summary>
    public Task<Result<AuditPage>> Page(AuditQuery query, CancellationToken cancel) =>
        time.WithTimeout<AuditPage>(
            cancel,
            async cancel =>
            {
                if (query.Limit is < 1 or > MostRows)
                {
                    return LimitInvalid;
                }

                var rows = await reader.PageAsync(query, cancel);
                return new AuditPage(rows, rows.Length == query.Limit ? rows[^1].Seq : null);
            }
        );

    /// <summary>
    /// Verifies the chain after that row, at most 100,000 rows. That may take longer than other requests, so only its
    /// statements have a timeout. Problem: <c>after_invalid</c>.
    /// </summary>
    /// <exception cref="Npgsql.NpgsqlException">The database is unavailable.</exception>
    public async Task<Result<AuditVerdict>> Verify(long after, CancellationToken cancel)
    {
        // Read before the links: rows appended meanwhile are not verified.
        var head = await reader.HeadAsync(cancel);
        if (after < 0 || await reader.HashAtAsync(after, cancel) is not { } hash)
        {
            return AfterInvalid;
        }

        var walk = new AuditWalk(after, hash);
        await WalkAsync(walk, head.Seq, cancel);
        var ended = walk.Rows < MostLinks || walk.Seq >= head.Seq;
        if (ended)
        {
            walk.End(head.Seq, head.Hash);
        }

        return new AuditVerdict(
            walk.Faults.IsEmpty,
            walk.Rows,
            walk.Faults,
            ended ? null : walk.Seq,
            head.Seq,
            Convert.ToHexStringLower(head.Hash.Span)
        );
    }

    private async Task WalkAsync(AuditWalk walk, long headSeq, CancellationToken cancel)
    {
        while (walk.Rows < MostLinks && walk.Seq < headSeq)
        {
            var links = await reader.LinksAsync(walk.Seq, cancel);
            if (links.IsEmpty || links[0].Seq > headSeq)
            {
                return;
            }

            foreach (var link in links.Where(l => l.Seq <= headSeq))
            {
                walk.Step(link);
            }
        }
    }

    private Task<Result<Done>> RunAsync(CancellationToken cancel, Func<CancellationToken, Task> work) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                await work(cancel);
                return Done.Value;
            }
        );
}
