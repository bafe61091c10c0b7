using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>
/// Figures that a student's profile repeats. They are stored in the batch of the caller that computes them.
/// </summary>
internal static class ProfileFigures
{
    // Index: student_profiles_pkey.
    private const string RecordText =
        "update student_profiles set integrity = @integrity, mastery = @mastery where user_id = @student_id";

    // Index: student_profiles_pkey.
    private const string RisksText = """
        update student_profiles p set risk = case when @shown then n.level end
        from unnest(@students::uuid[], @levels::text[]) as n(student_id, level) where p.user_id = n.student_id
        """;

    /// <summary>Two figures of the performance record; null: there is none.</summary>
    public static void AddRecord(this NpgsqlBatch batch, Guid studentId, double? integrity, double? mastery) =>
        batch.Add(
            RecordText,
            new
            {
                studentId,
                integrity,
                mastery,
            }
        );

    /// <summary>The students' levels of risk, in their order.</summary>
    /// <param name="batch">The caller's.</param>
    /// <param name="students">Who.</param>
    /// <param name="levels">An enum's values.</param>
    /// <param name="shown">False clears the level: students see their profile.</param>
    public static void AddRisks<T>(
        this NpgsqlBatch batch,
        IReadOnlyCollection<Guid> students,
        IEnumerable<T> levels,
        bool shown
    )
        where T : struct, Enum =>
        batch.Add(
            RisksText,
            new
            {
                students,
                levels,
                shown,
            }
        );
}
