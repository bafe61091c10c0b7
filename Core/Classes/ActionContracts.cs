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
public sealed record StudentAction(
    long Seq, DateTimeOffset At, Person? Actor, string? Role,
    string Action, string Subject, Guid? SubjectId, int Status);
