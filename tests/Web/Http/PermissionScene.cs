using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>Records of one teacher and one student, and two other people without access to them.</summary>
internal sealed record PermissionScene(
    Person Teacher,
    Person Student,
    Person Admin,
    Person OtherTeacher,
    Person OtherStudent,
    PublishedExam Exam,
    Guid Attempt,
    Guid BankQuestion,
    Guid Class
)
{
    public static async Task<PermissionScene> MakeAsync(VeritasServer server)
    {
        var (teacher, student) = (await server.PersonAsync("teacher"), await server.PersonAsync("student"));
        var exam = await server.PublishedExamAsync(teacher);
        var attempt = await exam.StartAsync(student);
        var question = await teacher.Http.PostedAsync(
            "/teacher/questions",
            new
            {
                kind = "essay",
                text = "Why?",
                points = 1,
            }
        );
        var made = await teacher.Http.PostedAsync("/teacher/classes", new { name = "9b" });
        await teacher.Http.PostedAsync(
            $"/teacher/classes/{made.GetProperty("id").GetGuid()}/members",
            new { student_id = student.Id }
        );
        return new PermissionScene(
            teacher,
            student,
            await server.SignInAsync("admin@example.org"),
            await server.PersonAsync("teacher"),
            await server.PersonAsync("student"),
            exam,
            attempt.Id,
            question.GetProperty("id").GetGuid(),
            made.GetProperty("id").GetGuid()
        );
    }

    private readonly Dictionary<string, Guid> _keys = [];

    /// <summary>An API key for the owner of each role, for routes that name one.</summary>
    public async Task MakeKeysAsync(DateTimeOffset now)
    {
        foreach (var role in new[] { "student", "teacher", "admin" })
        {
            var made = await Owner(role)
                .Http.PostedAsync(
                    "/auth/keys",
                    new
                    {
                        name = "sweep",
                        scopes = new[] { $"{role}:read" },
                        expires_at = now.AddDays(1),
                    }
                );
            _keys[role] = made.GetProperty("key").GetProperty("id").GetGuid();
        }
    }

    /// <summary>Replaces the placeholders in a URL or body with ids of this scene.</summary>
    public string Filled(string pattern, string role) =>
        pattern
            .Replace("{exam_id}", Exam.Id.ToString(), StringComparison.Ordinal)
            .Replace("{attempt_id}", Attempt.ToString(), StringComparison.Ordinal)
            .Replace("/teacher/questions/{question_id}", $"/teacher/questions/{BankQuestion}", StringComparison.Ordinal)
            .Replace("{question_id}", Exam.Essay.ToString(), StringComparison.Ordinal)
            .Replace("{class_id}", Class.ToString(), StringComparison.Ordinal)
            .Replace("{student_id}", Student.Id.ToString(), StringComparison.Ordinal)
            .Replace("{teacher_id}", OtherTeacher.Id.ToString(), StringComparison.Ordinal)
            .Replace("{verdict_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{feedback_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{assessment_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{hold_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{model_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{change_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{attempt_a}", Attempt.ToString(), StringComparison.Ordinal)
            .Replace("{attempt_b}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{appeal_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{rescoring_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{other_teacher}", OtherTeacher.Email, StringComparison.Ordinal)
            .Replace("{key_id}", _keys.GetValueOrDefault(role).ToString(), StringComparison.Ordinal)
            .Replace("{user_id}", Student.Id.ToString(), StringComparison.Ordinal);

    /// <summary>The owner of the records, by role.</summary>
    public Person Owner(string role) =>
        role switch
        {
            "student" => Student,
            "teacher" => Teacher,
            _ => Admin,
        };

    public Person Stranger(string role) => role == "student" ? OtherStudent : OtherTeacher;
}
