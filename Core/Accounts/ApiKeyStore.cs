using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Accounts;

/// <summary>Rows of <c>api_keys</c>.</summary>
internal sealed class ApiKeyStore(NpgsqlDataSource database)
{
    /// <summary>Null when the owner has too many that hold; two at once may be one over. Index api_keys_user.</summary>
    public async Task<ApiKey?> Insert(Guid id, NewApiKey key, int most, DateTimeOffset now)
    {
        const string Sql = """
            insert into api_keys (id, user_id, name, prefix, key_hash, scopes, created_at, expires_at)
            select @id, @user_id, @name, @prefix, @hash, @scopes, @now, @expires_at
            where (select count(*) from api_keys where user_id = @user_id and revoked_at is null and expires_at > @now) < @most
            """;
        await using var command = database.CreateCommand(Sql);
        var p = command.Parameters;
        p.AddWithValue("id", id);
        p.AddWithValue("user_id", key.UserId);
        p.AddWithValue("name", key.Name);
        p.AddWithValue("prefix", key.Prefix);
        p.AddWithValue("hash", key.Hash.ToArray());
        p.AddWithValue("scopes", key.Scopes.ToArray());
        p.AddWithValue("now", now);
        p.AddWithValue("expires_at", key.ExpiresAt);
        p.AddWithValue("most", most);
        return await command.ExecuteNonQueryAsync() == 1 ? new ApiKey(id, key.Name, key.Prefix, key.Scopes, now, key.ExpiresAt, null, null) : null;
    }

    /// <summary>Index api_keys_user.</summary>
    public async Task<ImmutableArray<ApiKey>> OfUser(Guid userId)
    {
        const string Sql = """
            select id, name, prefix, scopes, created_at, expires_at, revoked_at, last_used_at from api_keys
            where user_id = @user_id order by id desc limit 100
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("user_id", userId);
        await using var row = await command.ExecuteReaderAsync();
        var keys = ImmutableArray.CreateBuilder<ApiKey>();
        while (await row.ReadAsync())
        {
            keys.Add(new ApiKey(
                row.GetGuid(0), row.GetString(1), row.GetString(2), [.. row.GetFieldValue<string[]>(3)], row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5), Time(row, 6), Time(row, 7)));
        }

        return keys.ToImmutable();
    }

    /// <summary>False when it is no key of that user. By the primary key.</summary>
    public async Task<bool> Revoke(Guid userId, Guid keyId, DateTimeOffset now)
    {
        await using var command = database.CreateCommand("update api_keys set revoked_at = coalesce(revoked_at, @now) where id = @id and user_id = @user_id");
        command.Parameters.AddWithValue("id", keyId);
        command.Parameters.AddWithValue("user_id", userId);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Index api_keys_hash. The use is noted once a minute, so that a busy program does not write with every request.</summary>
    public async Task<KeyHolder?> Use(byte[] hash, DateTimeOffset now)
    {
        const string Sql = """
            with noted as (
                update api_keys set last_used_at = @now where key_hash = @hash and (last_used_at is null or last_used_at < @minute)
            )
            select k.id, u.id, u.role, k.scopes, k.expires_at from api_keys k join users u on u.id = k.user_id
            where k.key_hash = @hash and k.revoked_at is null and k.expires_at > @now
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("hash", hash);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("minute", now.AddMinutes(-1));
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new KeyHolder(
                row.GetGuid(0), new Actor(row.GetGuid(1), WireName<Role>.Parse(row.GetString(2))), [.. row.GetFieldValue<string[]>(3)],
                row.GetFieldValue<DateTimeOffset>(4))
            : null;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetFieldValue<DateTimeOffset>(i);
}
