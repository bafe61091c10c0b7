using Npgsql;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Deletes a student's accommodations within the caller's transaction.</summary>
internal static class ExamErasure
{
    // Index: one that begins with the student.
    private const string AccommodationsText = "delete from exam_allowances where student_id = @student_id";

    public static Task DeleteAsync(NpgsqlConnection connection, Guid studentId, CancellationToken cancel) =>
        connection.Command(AccommodationsText, new { studentId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
