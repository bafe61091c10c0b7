using System.Collections.Immutable;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>API keys of users.</summary>
internal sealed class ApiKeysService(ApiKeyStore keys, TimeProvider time)
{
    private const int MostKeys = 20;

    private static readonly Problem TooMany = new(
        ProblemKind.Conflict,
        "too_many_keys",
        $"There are {MostKeys} valid keys. Revoke one first."
    );

    private static readonly Problem Unknown = new(ProblemKind.NotFound, "key_unknown", "There is no such key.");

    /// <summary>
    /// Creates a key. Problems: <c>name_invalid</c>, <c>expires_at_invalid</c>, <c>too_many_keys</c> (20 valid ones).
    /// </summary>
    public Task<Result<ApiKey>> Create(NewApiKey key, CancellationToken cancel) =>
        time.WithTimeout<ApiKey>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (AccountRules.Check(key, now) is { } problem)
                {
                    return problem;
                }

                var made = await keys.InsertAsync(Guid.CreateVersion7(now), key, MostKeys, now, cancel);
                return made is null ? TooMany : made;
            }
        );

    /// <summary>The user's keys, newest first, at most 100.</summary>
    public Task<ImmutableArray<ApiKey>> OfUser(Guid userId, CancellationToken cancel) => keys.ListAsync(userId, cancel);

    /// <summary>Revokes a key of that user. Idempotent. Problem: <c>key_unknown</c>.</summary>
    public Task<Result<Done>> Revoke(Guid userId, Guid keyId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel => await keys.RevokeAsync(userId, keyId, time.GetUtcNow(), cancel) ? Done.Value : Unknown
        );

    /// <summary>The holder of a valid key, or null; records the use.</summary>
    public Task<KeyHolder?> Use(ReadOnlyMemory<byte> hash, CancellationToken cancel) =>
        keys.UseAsync(hash, time.GetUtcNow(), cancel);
}
