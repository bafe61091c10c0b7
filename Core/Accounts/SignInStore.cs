using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Accounts;

/// <summary>What begins a session: the count of failures, and the first refresh token of a family.</summary>
internal sealed class SignInStore(NpgsqlDataSource database, IOptions<AccountsOptions> options)
{
    /// <summary>Counts one failure and returns what to compare with; null when the address is unknown or must wait. Index users_email.</summary>
    public async Task<Credential?> Begin(string email, DateTimeOffset now)
    {
        const string Sql = """
            update users set
                failed_logins = least(failed_logins, 1000) + 1,
                locked_until = case when failed_logins + 1 < @free then null
                    else @now::timestamptz + least(@longest::interval, @first::interval * power(2, least(failed_logins + 1 - @free, 20))) end
            where lower(email) = @email and (locked_until is null or locked_until <= @now)
            returning id, email, full_name, role, password_hash, must_change_password, password_expires_at, totp_secret, totp_confirmed_at is not null
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("email", email);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("free", options.Value.FreeFailures);
        command.Parameters.AddWithValue("first", TimeSpan.FromSeconds(options.Value.FirstWaitS));
        command.Parameters.AddWithValue("longest", TimeSpan.FromSeconds(options.Value.LongestWaitS));
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? ReadCredential(row) : null;
    }

    public async Task Forgive(Guid userId)
    {
        await using var command = database.CreateCommand("update users set failed_logins = 0, locked_until = null where id = @user_id");
        command.Parameters.AddWithValue("user_id", userId);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until when the account takes no sign-in; null when it does, or is unknown. Index users_email.</summary>
    public async Task<DateTimeOffset?> LockedUntil(string email, DateTimeOffset now)
    {
        const string Sql = "select locked_until from users where lower(email) = @email and locked_until > @now";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("email", email);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteScalarAsync() is DateTime until ? new DateTimeOffset(until) : null;
    }

    /// <summary>Forgets the failures and stores the first token of a new family, in one statement.</summary>
    public async Task Open(Guid userId, Guid tokenId, Guid familyId, TokenPair tokens, DateTimeOffset now)
    {
        const string Sql = """
            with forgiven as (update users set failed_logins = 0, locked_until = null where id = @user_id)
            insert into refresh_tokens (id, family_id, user_id, token_hash, issued_at, expires_at, access_jti, access_expires_at)
            values (@id, @family_id, @user_id, @hash, @now, @expires_at, @access_jti, @access_expires_at)
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", tokenId);
        command.Parameters.AddWithValue("family_id", familyId);
        command.Parameters.AddWithValue("user_id", userId);
        command.Parameters.AddWithValue("hash", tokens.RefreshHash.ToArray());
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("expires_at", tokens.RefreshExpiresAt);
        command.Parameters.AddWithValue("access_jti", tokens.AccessId);
        command.Parameters.AddWithValue("access_expires_at", tokens.AccessExpiresAt);
        await command.ExecuteNonQueryAsync();
    }

    private static Credential ReadCredential(NpgsqlDataReader row)
    {
        var oneTime = row.GetBoolean(5) ? row.IsDBNull(6) ? DateTimeOffset.MaxValue : row.GetFieldValue<DateTimeOffset>(6) : (DateTimeOffset?)null;
        var factor = row.IsDBNull(7) ? null : new SecondFactor(row.GetFieldValue<byte[]>(7), row.GetBoolean(8));
        return new Credential(AccountStore.ReadUser(row), row.GetString(4), oneTime, factor);
    }
}
