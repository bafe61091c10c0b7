using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Accounts;

/// <summary>Rows of <c>refresh_tokens</c> and <c>revoked_tokens</c>.</summary>
internal sealed class TokenStore(NpgsqlDataSource database)
{
    /// <summary>Marks the token used and stores the next, once whatever runs beside it: the row's lock decides. Null when it may not be swapped. Index refresh_tokens_hash.</summary>
    public async Task<User?> Swap(byte[] hash, Guid nextId, TokenPair next, DateTimeOffset now)
    {
        const string Sql = """
            with used as (
                update refresh_tokens set used_at = @now
                where token_hash = @hash and used_at is null and revoked_at is null and expires_at > @now
                returning family_id, user_id
            ), issued as (
                insert into refresh_tokens (id, family_id, user_id, token_hash, issued_at, expires_at, access_jti, access_expires_at)
                select @id, family_id, user_id, @next_hash, @now, @expires_at, @access_jti, @access_expires_at from used
                returning user_id
            )
            select u.id, u.email, u.full_name, u.role from users u join issued i on i.user_id = u.id
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("hash", hash);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("id", nextId);
        command.Parameters.AddWithValue("next_hash", next.RefreshHash.ToArray());
        command.Parameters.AddWithValue("expires_at", next.RefreshExpiresAt);
        command.Parameters.AddWithValue("access_jti", next.AccessId);
        command.Parameters.AddWithValue("access_expires_at", next.AccessExpiresAt);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? AccountStore.ReadUser(row) : null;
    }

    /// <summary>Whose the token is, its family, and whether it was swapped before; null when unknown. Index refresh_tokens_hash.</summary>
    public async Task<(Guid UserId, Guid FamilyId, bool Used)?> Find(byte[] hash)
    {
        const string Sql = "select user_id, family_id, used_at is not null from refresh_tokens where token_hash = @hash";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("hash", hash);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2)) : null;
    }

    /// <summary>Revokes every token of the family and the access tokens issued along.</summary>
    public Task RevokeFamily(Guid familyId, DateTimeOffset now) => database.RevokeAsync(TokenRevocation.OfFamily, familyId, now);

    /// <summary>Again: nothing happens.</summary>
    public async Task Revoke(Guid userId, RevokedToken token)
    {
        const string Sql = """
            insert into revoked_tokens (jti, user_id, revoked_at, expires_at) values (@jti, @user_id, @revoked_at, @expires_at)
            on conflict (jti) do nothing
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("jti", token.Id);
        command.Parameters.AddWithValue("user_id", userId);
        command.Parameters.AddWithValue("revoked_at", token.RevokedAt);
        command.Parameters.AddWithValue("expires_at", token.ExpiresAt);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Index revoked_tokens_since.</summary>
    public async Task<ImmutableArray<RevokedToken>> RevokedSince(DateTimeOffset since, DateTimeOffset now)
    {
        const string Sql = """
            select jti, revoked_at, expires_at from revoked_tokens
            where revoked_at >= @since and expires_at > @now
            order by revoked_at limit 10000
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("since", since);
        command.Parameters.AddWithValue("now", now);
        await using var rows = await command.ExecuteReaderAsync();
        var tokens = ImmutableArray.CreateBuilder<RevokedToken>();
        while (await rows.ReadAsync())
        {
            tokens.Add(new RevokedToken(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return tokens.ToImmutable();
    }

    /// <summary>Removes what has expired; a used refresh token is kept until then, so that its reuse is noticed. Returns the rows removed.</summary>
    public async Task<int> Purge(DateTimeOffset now, CancellationToken cancel)
    {
        const string Sql = """
            with old as (delete from revoked_tokens where expires_at < @now returning 1)
            delete from refresh_tokens where expires_at < @now and access_expires_at < @now
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
