using Veritas.Storage;

namespace Veritas.Audit;

/// <summary>Thin: the writer orders, the rules judge the chain.</summary>
internal sealed class AuditService(AuditStore store, AuditReader reader, AuditWriter writer)
{
    private const int MostRows = 500;
    private const int MostLinks = 100_000;

    /// <summary>Before the change: keeps who asks for what, and the state before. When it is refused the change must not be made. Problem: <c>database_away</c>.</summary>
    public Task<Result<Done>> Begin(AuditIntent intent) => Try(() => store.Begin(intent));

    /// <summary>After it: chains the row with the state after; durable when this returns. Problem: <c>database_away</c>. An intent that is never finished is chained with status 0 after two minutes.</summary>
    public Task<Result<Done>> Finish(AuditOutcome outcome) => Try(() => writer.Finish(outcome));

    /// <summary>Nothing was changed: forgets the intent. Problem: <c>database_away</c>; it is then chained with status 0.</summary>
    public Task<Result<Done>> Drop(Guid intentId) => Try(() => store.Drop(intentId));

    /// <summary>A page, newest first. Problems: <c>limit_invalid</c>, <c>database_away</c>.</summary>
    public Task<Result<AuditPage>> Page(AuditQuery query) => Try(() => ReadPage(query));

    /// <summary>Recomputes the chain from the row after that number, at most 100,000 rows a call. Problems: <c>after_invalid</c>, <c>database_away</c>.</summary>
    public Task<Result<AuditVerdict>> Verify(long after) => Try(() => Walk(after));

    private static Task<Result<Done>> Try(Func<Task> work) => Try<Done>(async () =>
    {
        await work();
        return Done.Value;
    });

    private static async Task<Result<T>> Try<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            return DatabaseAvailability.Problem;
        }
    }

    private async Task<Result<AuditPage>> ReadPage(AuditQuery query)
    {
        if (query.Limit is < 1 or > MostRows)
        {
            return new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {MostRows} rows.", Field: "limit");
        }

        var rows = await reader.Page(query);
        return new AuditPage(rows, rows.Length == query.Limit ? rows[^1].Seq : null);
    }

    private async Task<Result<AuditVerdict>> Walk(long after)
    {
        // Read first: what is appended meanwhile lies behind it and is not looked at.
        var (headSeq, headHash) = await reader.Head();
        if (after < 0 || await reader.HashAt(after) is not { } hash)
        {
            return new Problem(ProblemKind.Invalid, "after_invalid", "There is no row of that number.", Field: "after");
        }

        var walk = new AuditWalk(after, hash);
        while (walk.Rows < MostLinks && walk.Seq < headSeq)
        {
            var links = (await reader.Links(walk.Seq)).Where(l => l.Seq <= headSeq).ToList();
            links.ForEach(walk.Step);
            if (links.Count == 0)
            {
                break;
            }
        }

        var ended = walk.Rows < MostLinks || walk.Seq >= headSeq;
        if (ended)
        {
            walk.End(headSeq, headHash);
        }

        return new AuditVerdict(walk.Faults.IsEmpty, walk.Rows, walk.Faults, ended ? null : walk.Seq, headSeq, Convert.ToHexStringLower(headHash));
    }
}
