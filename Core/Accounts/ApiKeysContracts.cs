using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>An API key with which a program acts for its owner. The secret is shown once and never stored.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Prefix">The first characters of the key, to tell keys apart.</param>
/// <param name="Scopes">What the key may do, such as <c>teacher:read</c>.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExpiresAt">When it expires.</param>
/// <param name="RevokedAt">When it was revoked; else null.</param>
/// <param name="LastUsedAt">To the minute; null when it was never used.</param>
public sealed record ApiKey(
    Guid Id,
    string Name,
    string Prefix,
    ImmutableArray<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt
);

/// <summary>A key to create; only its hash leaves the web host.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Prefix">The first characters of the key.</param>
/// <param name="Hash">SHA-256 of the key, 32 bytes.</param>
/// <param name="Scopes">1 to 20.</param>
/// <param name="ExpiresAt">In the future, at most 366 days from now.</param>
public sealed record NewApiKey(
    Guid UserId,
    string Name,
    string Prefix,
    ReadOnlyMemory<byte> Hash,
    ImmutableArray<string> Scopes,
    DateTimeOffset ExpiresAt
);

/// <summary>The user a key acts for.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Actor">The owner with their current role.</param>
/// <param name="Scopes">What the key may do.</param>
/// <param name="ExpiresAt">When the key expires.</param>
public sealed record KeyHolder(Guid KeyId, Actor Actor, ImmutableArray<string> Scopes, DateTimeOffset ExpiresAt);
