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

    // Indexes: exam_attempts_student, legal_holds_exam, legal_holds_student.
    private const string StateText = """
        select exists (select from exam_attempts a where a.student_id = @user_id and a.ended_at is null) as is_running,
            held(null, @user_id)
                or exists (select from exam_attempts a where a.student_id = @user_id and held(a.exam_id, null))
                as is_held
        """;

    private const string RecordText =
        "insert into erasures (user_id, asked_at, keep_results) values (@user_id, @now, @keep_results)";

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

        await connection
            .Command(
                RecordText,
                new
                {
                    userId,
                    now,
                    keepResults,
                }
            )
            .ExecuteAsync(cancel);
        await AccountErasure.AnonymizeAsync(connection, userId, now, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Locks the user; for an admin all admins.</summary>
    private static async Task<Problem?> RefuseAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancel)
    {
        await connection.Command(LockHoldsText).ExecuteAsync(cancel);
        var locked = await AccountErasure.LockAsync(connection, userId, cancel);
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
