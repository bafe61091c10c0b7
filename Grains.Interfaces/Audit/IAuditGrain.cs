namespace Veritas.Audit;

/// <summary>Who changed what. Key: 0. Stateless: the chain and its order are PostgreSQL's.</summary>
[Alias("Veritas.IAuditGrain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>Before the change: keeps who asks for what, and the state before. When it fails the change must not be made.</summary>
    [Alias("Begin")]
    Task Begin(AuditIntent intent);

    /// <summary>After it: chains the row with the state after; durable when this returns. An intent that is never finished is chained with status 0 after two minutes.</summary>
    [Alias("Finish")]
    Task Finish(AuditOutcome outcome);

    /// <summary>Nothing was changed: forgets the intent.</summary>
    [Alias("Drop")]
    Task Drop(Guid intentId);

    /// <summary>A page, newest first. Problem: <c>limit_invalid</c>.</summary>
    [Alias("Page")]
    Task<Result<AuditPage>> Page(AuditQuery query);

    /// <summary>Recomputes the chain from the row after that number, at most 100,000 rows a call. Problem: <c>after_invalid</c>.</summary>
    [Alias("Verify")]
    Task<Result<AuditVerdict>> Verify(long after);
}
