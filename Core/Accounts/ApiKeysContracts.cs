using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A key with which a program acts for its owner; the key itself is shown once and never kept.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Prefix">How the key begins, to tell it from others.</param>
/// <param name="Scopes">What it may do, such as <c>teacher:read</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it does not hold.</param>
/// <param name="RevokedAt">When it was revoked; else null.</param>
/// <param name="LastUsedAt">To the minute; null when it never was.</param>
public sealed record ApiKey(
    Guid Id, string Name, string Prefix, ImmutableArray<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);

/// <summary>A key to be made; only its hash leaves the web host.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Prefix">How the key begins.</param>
/// <param name="Hash">SHA-256 of the key, 32 bytes.</param>
/// <param name="Scopes">1 to 20.</param>
/// <param name="ExpiresAt">Later than now, at most 366 days.</param>
public sealed record NewApiKey(
    Guid UserId, string Name, string Prefix, ReadOnlyMemory<byte> Hash,
    ImmutableArray<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>For whom a key acts.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Actor">The owner in the role of now.</param>
/// <param name="Scopes">What the key may do.</param>
/// <param name="ExpiresAt">From then on it does not hold.</param>
public sealed record KeyHolder(
    Guid KeyId, Actor Actor, ImmutableArray<string> Scopes, DateTimeOffset ExpiresAt);
