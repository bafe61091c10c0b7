namespace Veritas.Requests;

/// <summary>A request with an idempotency key.</summary>
/// <param name="UserId">The caller; empty when not signed in.</param>
/// <param name="Key">1 to 200 visible ASCII characters, chosen by the client.</param>
/// <param name="Hash">SHA-256 of route and body, 32 bytes.</param>
public sealed record KeyedRequest(Guid UserId, string Key, ReadOnlyMemory<byte> Hash);

/// <summary>The answer of a successful request.</summary>
/// <param name="Status">HTTP status; 0 for a request that has not run yet.</param>
/// <param name="Location">The header; or null.</param>
/// <param name="Body">JSON; null when it contained a secret, which is not stored.</param>
public sealed record StoredAnswer(int Status, string? Location, ReadOnlyMemory<byte>? Body);
