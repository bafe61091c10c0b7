using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>
/// The first step of an erasure: makes the account anonymous at once and records the rest for a periodic job.
/// </summary>
internal sealed class ErasureStore(NpgsqlDataSource database)
{
    public static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    public static readonly Problem Running = new(
        ProblemKind.Conflict,
        "attempt_running",
        "An attempt is running. Hand it in first."
    );

    public static readonly Problem Held = new(
        ProblemKind.Conflict,
        "legal_hold",
        "Your data is under a legal hold. Ask the institution."
    );

    public static readonly Problem LastAdmin = new(
        ProblemKind.Conflict,
        "last_admin",
        "You are the last admin. Create another one first."
    );

    private const string LockHoldsText = "select lock_holds(false)";

    // Index: users_pkey; for an admin users_role. In the order of ids, so that two admins who leave at once do not
    // deadlock and the second one sees what the first has done.
    private const string LockUsersText = """
        select u.id, u.role from users u
        where u.erased_at is null and (u.id = @user_id
            or (u.role = 'admin' and exists (select from users me where me.id = @user_id and me.role = 'admin')))
        order by u.id for update
        """;

    // Indexes: exam_attempts_student, legal_holds_exam, legal_holds_student.
    private const string StateText = """
        select exists (select from exam_attempts a where a.student_id = @user_id and a.ended_at is null) as is_running,
            held(null, @user_id)
                or exists (select from exam_attempts a where a.student_id = @user_id and held(a.exam_id, null))
                as is_held
        """;

    private static readonly ImmutableArray<string> AnonymizeTexts =
    [
        "insert into erasures (user_id, asked_at, keep_results) values (@user_id, @now, @keep_results)",
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

    private sealed record LockedUser(Guid Id, Role Role);

    private sealed record State(bool IsRunning, bool IsHeld);

    /// <summary>Null when the account was made anonymous.</summary>
    public async Task<Problem?> EraseAsync(Guid userId, bool keepResults, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await RefuseAsync(connection, userId, cancel) is { } refused)
        {
            return refused;
        }

        foreach (var sql in AnonymizeTexts)
        {
            await connection
                .Command(
                    sql,
                    new
                    {
                        userId,
                        now,
                        keepResults,
                    }
                )
                .ExecuteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Locks the user; for an admin all admins.</summary>
    private static async Task<Problem?> RefuseAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancel)
    {
        await connection.Command(LockHoldsText).ExecuteAsync(cancel);
        var locked = await connection.Command(LockUsersText, new { userId }).ListAsync<LockedUser>(cancel);
        if (locked.FirstOrDefault(u => u.Id == userId) is not { } user)
        {
            return Unknown;
        }

        var state = await connection.Command(StateText, new { userId }).FirstAsync<State>(cancel);
        if (state!.IsRunning)
        {
            return Running;
        }

        if (state.IsHeld)
        {
            return Held;
        }

        return user.Role == Role.Admin && locked.Length == 1 ? LastAdmin : null;
    }
}
