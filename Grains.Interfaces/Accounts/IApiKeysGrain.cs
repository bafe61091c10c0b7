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
[GenerateSerializer, Immutable, Alias("Veritas.ApiKey")]
public sealed record ApiKey(
    [property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] string Prefix, [property: Id(3)] ImmutableArray<string> Scopes,
    [property: Id(4)] DateTimeOffset CreatedAt, [property: Id(5)] DateTimeOffset ExpiresAt, [property: Id(6)] DateTimeOffset? RevokedAt,
    [property: Id(7)] DateTimeOffset? LastUsedAt);

/// <summary>A key to be made; only its hash leaves the web host.</summary>
/// <param name="UserId">The owner.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Prefix">How the key begins.</param>
/// <param name="Hash">SHA-256 of the key, 32 bytes.</param>
/// <param name="Scopes">1 to 20.</param>
/// <param name="ExpiresAt">Later than now, at most 366 days.</param>
[GenerateSerializer, Immutable, Alias("Veritas.NewApiKey")]
public sealed record NewApiKey(
    [property: Id(0)] Guid UserId, [property: Id(1)] string Name, [property: Id(2)] string Prefix, [property: Id(3)] ReadOnlyMemory<byte> Hash,
    [property: Id(4)] ImmutableArray<string> Scopes, [property: Id(5)] DateTimeOffset ExpiresAt);

/// <summary>For whom a key acts.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Actor">The owner in the role of now.</param>
/// <param name="Scopes">What the key may do.</param>
/// <param name="ExpiresAt">From then on it does not hold.</param>
[GenerateSerializer, Immutable, Alias("Veritas.KeyHolder")]
public sealed record KeyHolder(
    [property: Id(0)] Guid KeyId, [property: Id(1)] Actor Actor, [property: Id(2)] ImmutableArray<string> Scopes, [property: Id(3)] DateTimeOffset ExpiresAt);

/// <summary>API keys. Key: 0. Holds no state of its own.</summary>
[Alias("Veritas.IApiKeysGrain")]
public interface IApiKeysGrain : IGrainWithIntegerKey
{
    /// <summary>Makes a key. Problems: <c>name_invalid</c>, <c>expires_at_invalid</c>, <c>too_many_keys</c> (20 that hold).</summary>
    [Alias("Create")]
    Task<Result<ApiKey>> Create(NewApiKey key);

    /// <summary>The user's keys, newest first, at most 100.</summary>
    [Alias("OfUser"), Repeatable]
    Task<ImmutableArray<ApiKey>> OfUser(Guid userId);

    /// <summary>Revokes a key of that user; again: nothing happens. Problem: <c>key_unknown</c>.</summary>
    [Alias("Revoke"), Repeatable]
    Task<Result<Done>> Revoke(Guid userId, Guid keyId);

    /// <summary>Whose the key is, when it holds; else null. Remembers the use.</summary>
    [Alias("Use"), Repeatable]
    Task<KeyHolder?> Use(ReadOnlyMemory<byte> hash);
}
