using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>An entry of the audit log about a student.</summary>
/// <param name="Seq">Its number in the audit log.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who did it; null when the account was deleted or nobody was signed in.</param>
/// <param name="Role">The role at that time.</param>
/// <param name="Action">The route or hub call, such as <c>POST /teacher/students/{student_id}/feedback</c>.</param>
/// <param name="Subject">The kind of resource.</param>
/// <param name="SubjectId">The resource.</param>
/// <param name="Status">HTTP status; 0 when the outcome is unknown.</param>
public sealed record StudentAction(
    long Seq,
    DateTimeOffset At,
    Person? Actor,
    string? Role,
    string Action,
    string Subject,
    Guid? SubjectId,
    int Status
);
