using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Accounts;

/// <summary>Changes of passwords, and the end of all of somebody's sessions.</summary>
internal sealed class PasswordStore(NpgsqlDataSource database)
{
    /// <summary>False when there is no such user. A one-time password revokes the API keys: whoever had the account may have made them. Sessions are ended apart.</summary>
    public async Task<bool> Set(NewPassword password, DateTimeOffset now)
    {
        const string Sql = """
            with changed as (
                update users set password_hash = @hash, must_change_password = @until::timestamptz is not null, password_expires_at = @until,
                    failed_logins = 0, locked_until = null,
                    totp_secret = case when @clear then null else totp_secret end,
                    totp_confirmed_at = case when @clear then null else totp_confirmed_at end
                where id = @id returning id
            ), codes as (
                delete from backup_codes where @clear and user_id = (select id from changed)
            ), keys as (
                update api_keys set revoked_at = @now where @until is not null and user_id = (select id from changed) and revoked_at is null
            )
            select count(*) from changed
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", password.UserId);
        command.Parameters.AddWithValue("hash", password.PasswordHash);
        command.Parameters.Add(new NpgsqlParameter("until", NpgsqlDbType.TimestampTz) { Value = (object?)password.OneTimeUntil?.UtcDateTime ?? DBNull.Value });
        command.Parameters.AddWithValue("clear", password.ClearSecondFactor);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteScalarAsync() is 1L;
    }

    /// <summary>Revokes every refresh token of the user and the access tokens issued along.</summary>
    public Task<ImmutableArray<RevokedToken>> RevokeAll(Guid userId, DateTimeOffset now) => database.RevokeAsync(TokenRevocation.OfUser, userId, now);
}
