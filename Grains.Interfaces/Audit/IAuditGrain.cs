namespace Veritas.Audit;

/// <summary>Who changed what. Key: 0. Stateless: the chain and its order are PostgreSQL's.</summary>
[Alias("Veritas.IAuditGrain"), Repeatable]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>Before the change: keeps who asks for what, and the state before. When it is refused the change must not be made. Problem: <c>database_away</c>.</summary>
    [Alias("Begin")]
    Task<Result<Done>> Begin(AuditIntent intent);

    /// <summary>After it: chains the row with the state after; durable when this returns. Problem: <c>database_away</c>. An intent that is never finished is chained with status 0 after two minutes.</summary>
    [Alias("Finish")]
    Task<Result<Done>> Finish(AuditOutcome outcome);

    /// <summary>Nothing was changed: forgets the intent. Problem: <c>database_away</c>; it is then chained with status 0.</summary>
    [Alias("Drop")]
    Task<Result<Done>> Drop(Guid intentId);

    /// <summary>A page, newest first. Problems: <c>limit_invalid</c>, <c>database_away</c>.</summary>
    [Alias("Page")]
    Task<Result<AuditPage>> Page(AuditQuery query);

    /// <summary>Recomputes the chain from the row after that number, at most 100,000 rows a call. Problems: <c>after_invalid</c>, <c>database_away</c>.</summary>
    [Alias("Verify")]
    Task<Result<AuditVerdict>> Verify(long after);
}
