using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;

namespace Veritas.Grains.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
[StatelessWorker, Reentrant]
internal sealed class ApiKeysGrain(ApiKeyStore keys, TimeProvider time) : Grain, IApiKeysGrain
{
    private const int MostKeys = 20;
    private static readonly Problem TooMany = new(ProblemKind.Conflict, "too_many_keys", $"There are {MostKeys} keys that hold. Revoke one first.");
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "key_unknown", "There is no such key.");

    public async Task<Result<ApiKey>> Create(NewApiKey key)
    {
        var now = time.GetUtcNow();
        return AccountRules.Check(key, now) is { } problem
            ? problem
            : await keys.Insert(Guid.CreateVersion7(now), key, MostKeys, now) is { } made ? made : TooMany;
    }

    public Task<ImmutableArray<ApiKey>> OfUser(Guid userId) => keys.OfUser(userId);

    public async Task<Result<Done>> Revoke(Guid userId, Guid keyId) => await keys.Revoke(userId, keyId, time.GetUtcNow()) ? Done.Value : Unknown;

    public Task<KeyHolder?> Use(ReadOnlyMemory<byte> hash) => keys.Use(hash.ToArray(), time.GetUtcNow());
}
