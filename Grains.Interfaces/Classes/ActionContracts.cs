using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>Something that somebody did for a student, or about one.</summary>
/// <param name="Seq">Its number in the audit log.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who; null when the account is gone or nobody was signed in.</param>
/// <param name="Role">The role at that time.</param>
/// <param name="Action">The route or hub call, such as <c>POST /teacher/students/{student_id}/feedback</c>.</param>
/// <param name="Subject">Kind of the thing it was done to.</param>
/// <param name="SubjectId">That thing.</param>
/// <param name="Status">HTTP status; 0 when it is not known how it ended.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentAction")]
public sealed record StudentAction(
    [property: Id(0)] long Seq, [property: Id(1)] DateTimeOffset At, [property: Id(2)] Person? Actor, [property: Id(3)] string? Role,
    [property: Id(4)] string Action, [property: Id(5)] string Subject, [property: Id(6)] Guid? SubjectId, [property: Id(7)] int Status);

/// <summary>Who did what for a student, from the audit log. Key: 0; any number of activations.</summary>
[Alias("Veritas.IStudentActionsGrain"), Repeatable]
public interface IStudentActionsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// What others did to the student's account, memberships, feedback, assessments, allowances, and attempts at exams the actor has a permission on;
    /// newest first. Problems: <c>student_unknown</c> (also for whom the actor does not teach), <c>cursor_invalid</c>, <c>database_away</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">About whom.</param>
    /// <param name="after">A page's next; null: from the newest.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("OfStudent")]
    Task<Result<Page<StudentAction>>> OfStudent(Actor actor, Guid studentId, string? after, int limit);
}
