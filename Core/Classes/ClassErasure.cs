using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Deletes a student's data within the caller's transaction.</summary>
internal static class ClassErasure
{
    // Each uses an index that begins with the student.
    private static readonly ImmutableArray<string> Texts =
    [
        "delete from student_feedback where student_id = @student_id",
        "delete from class_members where student_id = @student_id",
    ];

    // Index: one that begins with the student.
    private const string AssessmentsText = "delete from student_assessments where student_id = @student_id";

    /// <summary>Deletes feedback and memberships, and assessments unless results are kept.</summary>
    public static async Task DeleteAsync(
        NpgsqlConnection connection,
        Guid studentId,
        bool keepResults,
        CancellationToken cancel
    )
    {
        foreach (var sql in keepResults ? Texts : [.. Texts, AssessmentsText])
        {
            await connection.Command(sql, new { studentId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
        }
    }
}
