using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>
/// Deletes a student's data within the caller's transaction. The performance record follows its attempts.
/// </summary>
internal static class LearningErasure
{
    // Indexes: student_risks_pkey; outcomes are few.
    private static readonly ImmutableArray<string> Texts =
    [
        "delete from student_outcomes where student_id = @student_id",
        "delete from student_risks where student_id = @student_id",
    ];

    public static async Task DeleteAsync(NpgsqlConnection connection, Guid studentId, CancellationToken cancel)
    {
        foreach (var sql in Texts)
        {
            await connection.Command(sql, new { studentId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
        }
    }
}
