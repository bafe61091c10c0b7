namespace Veritas.Requests;

/// <summary>A request that bears an idempotency key.</summary>
/// <param name="UserId">By whom; empty for nobody.</param>
/// <param name="Key">1 to 200 visible ASCII characters, chosen by the client.</param>
/// <param name="Hash">SHA-256 of what is asked for, 32 bytes.</param>
public sealed record KeyedRequest(Guid UserId, string Key, ReadOnlyMemory<byte> Hash);

/// <summary>The answer of a request that succeeded.</summary>
/// <param name="Status">HTTP status; 0 for a request that has not run yet.</param>
/// <param name="Location">The header; null when there was none.</param>
/// <param name="Body">JSON; null when it held a secret, which is not kept.</param>
public sealed record StoredAnswer(int Status, string? Location, ReadOnlyMemory<byte>? Body);
