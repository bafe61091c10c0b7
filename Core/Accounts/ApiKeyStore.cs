using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Rows of <c>api_keys</c>.</summary>
internal sealed class ApiKeyStore(NpgsqlDataSource database)
{
    // Index: api_keys_user.
    private const string InsertText = """
        insert into api_keys (id, user_id, name, prefix, key_hash, scopes, created_at, expires_at)
        select @id, @user_id, @name, @prefix, @hash, @scopes, @now, @expires_at
        where (
            select count(*) from api_keys where user_id = @user_id and revoked_at is null and expires_at > @now) < @most
        """;

    // Index: api_keys_user.
    private const string ListText = """
        select id, name, prefix, scopes, created_at, expires_at, revoked_at, last_used_at from api_keys
        where user_id = @user_id order by id desc limit 100
        """;

    // Index: api_keys_pkey.
    private const string RevokeText =
        "update api_keys set revoked_at = coalesce(revoked_at, @now) where id = @id and user_id = @user_id";

    // Index: api_keys_hash. The use is recorded once a minute, so that a busy program does not write with every
    // request.
    private const string UseText = """
        with noted as (
            update api_keys set last_used_at = @now
            where key_hash = @hash and (last_used_at is null or last_used_at < @minute_ago)
        )
        select k.id as key_id, u.id as actor_user_id, u.role as actor_role, k.scopes, k.expires_at
        from api_keys k join users u on u.id = k.user_id
        where k.key_hash = @hash and k.revoked_at is null and k.expires_at > @now
        """;

    /// <summary>
    /// Null when the owner already has that many valid keys. Two concurrent calls may exceed the limit by one.
    /// </summary>
    public async Task<ApiKey?> InsertAsync(
        Guid id,
        NewApiKey key,
        int most,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var values = new
        {
            id,
            key.UserId,
            key.Name,
            key.Prefix,
            key.Hash,
            key.Scopes,
            now,
            key.ExpiresAt,
            most,
        };
        return await database.Command(InsertText, values).ExecuteAsync(cancel) == 1
            ? new ApiKey(id, key.Name, key.Prefix, key.Scopes, now, key.ExpiresAt, null, null)
            : null;
    }

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<ApiKey>> ListAsync(Guid userId, CancellationToken cancel) =>
        database.Command(ListText, new { userId }).ListAsync<ApiKey>(cancel);

    /// <summary>False when that user has no such key. Idempotent.</summary>
    public async Task<bool> RevokeAsync(Guid userId, Guid id, DateTimeOffset now, CancellationToken cancel) =>
        await database
            .Command(
                RevokeText,
                new
                {
                    id,
                    userId,
                    now,
                }
            )
            .ExecuteAsync(cancel) == 1;

    /// <summary>The holder of a valid key, or null; records the use.</summary>
    public Task<KeyHolder?> UseAsync(ReadOnlyMemory<byte> hash, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                UseText,
                new
                {
                    hash,
                    now,
                    minuteAgo = now.AddMinutes(-1),
                }
            )
            .FirstAsync<KeyHolder>(cancel);
}
