using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Failed sign-ins by account, and the first refresh token of a session.</summary>
internal sealed class SignInStore(NpgsqlDataSource database, IOptions<AccountsOptions> options)
{
    // Index: users_email.
    private const string BeginText = """
        update users set
            failed_logins = least(failed_logins, 1000) + 1,
            locked_until = case when failed_logins + 1 < @free then null
                else @now::timestamptz
                    + least(@longest::interval, @first::interval * power(2, least(failed_logins + 1 - @free, 20))) end
        where lower(email) = @email and (locked_until is null or locked_until <= @now)
        returning id as user_id, email as user_email, full_name as user_full_name, role as user_role, password_hash,
            case when must_change_password then coalesce(password_expires_at, 'infinity') end as one_time_until,
            totp_secret as second_factor_sealed, totp_confirmed_at is not null as second_factor_confirmed
        """;

    // Index: users_pkey.
    private const string ForgiveText = "update users set failed_logins = 0, locked_until = null where id = @user_id";

    // Index: users_email.
    private const string LockedText =
        "select locked_until from users where lower(email) = @email and locked_until > @now";

    // Index: users_pkey.
    private const string OpenText = """
        with forgiven as (update users set failed_logins = 0, locked_until = null where id = @user_id)
        insert into refresh_tokens
            (id, family_id, user_id, token_hash, issued_at, expires_at, access_jti, access_expires_at)
        values (@token_id, @family_id, @user_id, @refresh_hash, @now, @refresh_expires_at, @access_id,
            @access_expires_at)
        """;

    /// <summary>
    /// Counts one failure and returns the account's credential; null when the address is unknown or locked.
    /// </summary>
    public Task<Credential?> BeginAsync(string email, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                BeginText,
                new
                {
                    email,
                    now,
                    free = options.Value.FreeFailures,
                    first = TimeSpan.FromSeconds(options.Value.FirstWaitS),
                    longest = TimeSpan.FromSeconds(options.Value.LongestWaitS),
                }
            )
            .FirstAsync<Credential>(cancel);

    /// <summary>Resets the failures.</summary>
    public Task ForgiveAsync(Guid userId, CancellationToken cancel) =>
        database.Command(ForgiveText, new { userId }).ExecuteAsync(cancel);

    /// <summary>
    /// Until when sign-ins to the account are refused; null when they are not, or the address is unknown.
    /// </summary>
    public Task<DateTimeOffset?> LockedUntilAsync(string email, DateTimeOffset now, CancellationToken cancel) =>
        database.Command(LockedText, new { email, now }).ValueAsync<DateTimeOffset?>(cancel);

    /// <summary>Resets the failures and stores the first token of a new family, in one statement.</summary>
    public Task OpenAsync(
        Guid userId,
        Guid tokenId,
        Guid familyId,
        TokenPair pair,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OpenText,
                new
                {
                    userId,
                    tokenId,
                    familyId,
                    now,
                    pair.RefreshHash,
                    pair.RefreshExpiresAt,
                    pair.AccessId,
                    pair.AccessExpiresAt,
                }
            )
            .ExecuteAsync(cancel);
}
