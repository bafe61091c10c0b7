using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>A user whose row is locked.</summary>
internal sealed record LockedUser(Guid Id, Role Role);

/// <summary>Makes accounts anonymous within the caller's transaction.</summary>
internal static class AccountErasure
{
    // Index: users_pkey; for an admin users_role. In the order of ids, so that two admins who leave at once do not
    // deadlock and the second one sees what the first has done.
    private const string LockText = """
        select u.id, u.role from users u
        where u.erased_at is null and (u.id = @user_id
            or (u.role = 'admin' and exists (select from users me where me.id = @user_id and me.role = 'admin')))
        order by u.id for update
        """;

    // Indexes: users_pkey and those that begin with the user.
    private static readonly ImmutableArray<string> AnonymizeTexts =
    [
        // No password has this hash and no address this form, so nobody can sign in with it.
        """
            update users set email = 'erased:' || id, full_name = 'erased', password_hash = 'none', failed_logins = 0,
                locked_until = null, version = version + 1, must_change_password = false, password_expires_at = null,
                totp_secret = null, totp_confirmed_at = null, totp_step = 0, erased_at = @now
            where id = @user_id
            """,
        "delete from backup_codes where user_id = @user_id",
        "delete from api_keys where user_id = @user_id",
        "delete from teacher_profiles where user_id = @user_id",
        "delete from student_profiles where user_id = @user_id",
        // The caller revokes the refresh tokens: a concurrent rotation locks its row.
        """
            insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
            select access_jti, user_id, @now, access_expires_at from refresh_tokens
            where user_id = @user_id and revoked_at is null and access_expires_at > @now
            on conflict (jti) do nothing
            """,
    ];

    // A user has few sessions.
    private const string SessionsText = "delete from refresh_tokens where user_id = @user_id";

    /// <summary>Locks the user; for an admin all admins. Without erased users.</summary>
    public static Task<ImmutableArray<LockedUser>> LockAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancel
    ) => connection.Command(LockText, new { userId }).ListAsync<LockedUser>(cancel);

    /// <summary>Removes what identifies the user, and what the user could sign in with.</summary>
    public static async Task AnonymizeAsync(
        NpgsqlConnection connection,
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        foreach (var sql in AnonymizeTexts)
        {
            await connection.Command(sql, new { userId, now }).ExecuteAsync(cancel);
        }
    }

    /// <summary>Deletes the ended sessions.</summary>
    public static Task DeleteSessionsAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancel) =>
        connection.Command(SessionsText, new { userId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
