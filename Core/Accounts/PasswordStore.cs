using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Changes passwords and ends all sessions of a user.</summary>
internal sealed class PasswordStore(NpgsqlDataSource database)
{
    // Indexes: users_pkey, backup_codes_pkey, api_keys_user.
    private const string SetText = """
        with changed as (
            update users set password_hash = @hash, must_change_password = @until::timestamptz is not null,
                password_expires_at = @until, failed_logins = 0, locked_until = null,
                totp_secret = case when @clear then null else totp_secret end,
                totp_confirmed_at = case when @clear then null else totp_confirmed_at end
            where id = @id returning id
        ), codes as (
            delete from backup_codes where @clear and user_id = (select id from changed)
        ), keys as (
            update api_keys set revoked_at = @now
            where @until is not null and user_id = (select id from changed) and revoked_at is null
        )
        select id from changed
        """;

    /// <summary>
    /// False when there is no such user. A one-time password revokes the API keys, because whoever had access to the
    /// account may have created them. Does not end sessions.
    /// </summary>
    public Task<bool> SetAsync(NewPassword password, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                SetText,
                new
                {
                    id = password.UserId,
                    hash = password.PasswordHash,
                    until = password.OneTimeUntil,
                    clear = password.ClearSecondFactor,
                    now,
                }
            )
            .AnyAsync(cancel);

    /// <summary>Revokes every refresh token of the user and the access tokens issued with them.</summary>
    public Task<ImmutableArray<RevokedToken>> RevokeAllAsync(
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancel
    ) => database.RevokeTokensAsync(TokenRevocation.OfUser, userId, now, cancel);
}
