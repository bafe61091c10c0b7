using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>
/// What happens at once when a person asks to be erased: the account is anonymous, and the rest is noted for a
/// periodic job.
/// </summary>
internal sealed class ErasureStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    public static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    public static readonly Problem Running = new(ProblemKind.Conflict, "attempt_running", "An attempt is running. Hand it in first.");
    public static readonly Problem Held = new(ProblemKind.Conflict, "legal_hold", "What is kept about you must be kept for now. Ask the institution.");
    public static readonly Problem LastAdmin = new(ProblemKind.Conflict, "last_admin", "You are the last admin. Make another one first.");

    // Index: users_pkey; for an admin users_role. In order, so that two admins at once do not wait for each other; each sees what the other has done.
    private const string LockText = """
        select u.id, u.role from users u
        where u.erased_at is null and (u.id = $1 or (u.role = 'admin' and exists (select from users me where me.id = $1 and me.role = 'admin')))
        order by u.id for update
        """;

    // Indexes: exam_attempts_student, legal_holds_exam, legal_holds_student.
    private const string StateText = """
        select exists (select from exam_attempts a where a.student_id = $1 and a.ended_at is null),
            held(null, $1) or exists (select from exam_attempts a where a.student_id = $1 and held(a.exam_id, null))
        """;

    /// <summary>$1 the person, $2 now, $3 whether results are kept.</summary>
    private static readonly string[] Anonymise =
    [
        "insert into erasures (user_id, asked_at, keep_results) values ($1, $2, $3)",
        // No password has that hash, and no address that form: nobody signs in with it again.
        """
        update users set email = 'erased:' || id, full_name = 'erased', password_hash = 'none', failed_logins = 0, locked_until = null, version = version + 1,
            must_change_password = false, password_expires_at = null, totp_secret = null, totp_confirmed_at = null, totp_step = 0, erased_at = $2
        where id = $1
        """,
        "delete from backup_codes where user_id = $1",
        "delete from api_keys where user_id = $1",
        "delete from teacher_profiles where user_id = $1",
        "delete from student_profiles where user_id = $1",
        // The refresh tokens themselves are ended by the caller: a swap that runs beside holds its row.
        """
        insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
        select access_jti, user_id, $2, access_expires_at from refresh_tokens where user_id = $1 and revoked_at is null and access_expires_at > $2
        on conflict (jti) do nothing
        """,
    ];

    /// <summary>Null: the account is anonymous now.</summary>
    public async Task<Problem?> EraseAsync(Guid userId, bool keepResults, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await LockAsync(connection, userId, cancel) is { } refused)
        {
            return refused;
        }

        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var text in Anonymise)
        {
            var command = new NpgsqlBatchCommand(text);
            foreach (var value in new object[] { userId, now.UtcDateTime, keepResults }[..Parameters(text)])
            {
                command.Parameters.Add(new() { Value = value });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static async Task<Problem?> LockAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancel)
    {
        await EvidenceStore.RunAsync(connection, "select lock_holds(false)", cancel);
        var roles = (await connection.Statement(TimeoutSeconds, LockText, userId).ListAsync(r => (Id: r.GetGuid(0), Role: r.GetString(1)), cancel)).ToDictionary(r => r.Id, r => r.Role);
        if (!roles.TryGetValue(userId, out var role))
        {
            return Unknown;
        }

        var state = (await connection.Statement(TimeoutSeconds, StateText, userId).ListAsync(r => (Running: r.GetBoolean(0), Held: r.GetBoolean(1)), cancel))[0];
        return state.Running ? Running : state.Held ? Held : role == "admin" && roles.Count == 1 ? LastAdmin : null;
    }

    /// <summary>PostgreSQL takes no value that a statement does not use.</summary>
    private static int Parameters(string text) =>
        text.Contains("$3", StringComparison.Ordinal) ? 3 : text.Contains("$2", StringComparison.Ordinal) ? 2 : 1;
}
