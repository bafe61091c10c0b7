namespace Veritas.Requests;

/// <summary>A request that bears an idempotency key.</summary>
/// <param name="UserId">By whom; empty for nobody.</param>
/// <param name="Key">1 to 200 visible ASCII characters, chosen by the client.</param>
/// <param name="Hash">SHA-256 of what is asked for, 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("Veritas.KeyedRequest")]
public sealed record KeyedRequest([property: Id(0)] Guid UserId, [property: Id(1)] string Key, [property: Id(2)] ReadOnlyMemory<byte> Hash);

/// <summary>The answer of a request that succeeded.</summary>
/// <param name="Status">HTTP status; 0 for a request that has not run yet.</param>
/// <param name="Location">The header; null when there was none.</param>
/// <param name="Body">JSON; null when it held a secret, which is not kept.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StoredAnswer")]
public sealed record StoredAnswer([property: Id(0)] int Status, [property: Id(1)] string? Location, [property: Id(2)] ReadOnlyMemory<byte>? Body);

/// <summary>Requests that clients may send twice, kept for a day. Key: 0. Holds no state of its own.</summary>
[Alias("Veritas.IRequestsGrain")]
public interface IRequestsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Status 0: run it, then <see cref="Finish"/> or <see cref="Forget"/>. Else what it answered. Problems: <c>idempotency_mismatch</c> (the key was
    /// used for something else), <c>idempotency_running</c>, <c>idempotency_unknown</c> (begun a minute ago and never finished: nobody knows).
    /// </summary>
    [Alias("Begin")]
    Task<Result<StoredAnswer>> Begin(KeyedRequest request);

    /// <summary>It succeeded with that answer.</summary>
    [Alias("Finish"), Repeatable]
    Task Finish(Guid userId, string key, StoredAnswer answer);

    /// <summary>It was refused and changed nothing: the key is free again.</summary>
    [Alias("Forget")]
    Task Forget(Guid userId, string key);
}
