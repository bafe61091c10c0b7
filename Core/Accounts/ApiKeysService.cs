using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
internal sealed class ApiKeysService(ApiKeyStore keys, TimeProvider time)
{
    private const int MostKeys = 20;
    private static readonly Problem TooMany = new(ProblemKind.Conflict, "too_many_keys", $"There are {MostKeys} keys that hold. Revoke one first.");
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "key_unknown", "There is no such key.");

    /// <summary>Makes a key. Problems: <c>name_invalid</c>, <c>expires_at_invalid</c>, <c>too_many_keys</c> (20 that hold).</summary>
    public async Task<Result<ApiKey>> Create(NewApiKey key)
    {
        var now = time.GetUtcNow();
        return AccountRules.Check(key, now) is { } problem
            ? problem
            : await keys.Insert(Guid.CreateVersion7(now), key, MostKeys, now) is { } made ? made : TooMany;
    }

    /// <summary>The user's keys, newest first, at most 100.</summary>
    public Task<ImmutableArray<ApiKey>> OfUser(Guid userId) => keys.OfUser(userId);

    /// <summary>Revokes a key of that user; again: nothing happens. Problem: <c>key_unknown</c>.</summary>
    public async Task<Result<Done>> Revoke(Guid userId, Guid keyId) => await keys.Revoke(userId, keyId, time.GetUtcNow()) ? Done.Value : Unknown;

    /// <summary>Whose the key is, when it holds; else null. Remembers the use.</summary>
    public Task<KeyHolder?> Use(ReadOnlyMemory<byte> hash) => keys.Use(hash.ToArray(), time.GetUtcNow());
}
