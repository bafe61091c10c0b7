using System.Text.RegularExpressions;

namespace Veritas.WebHost.Audit;

/// <summary>
/// The resource that a route changes. The kind is a case of the SQL function <c>audit_snapshot</c>, which reads its
/// state.
/// </summary>
internal static partial class AuditSubjects
{
    /// <summary>The first match is used. Id and part are names of route values.</summary>
    private static readonly (string Part, string Kind, string Id, string? PartId)[] Known =
    [
        ("/answers/{question_id}", "answer", "attempt_id", "question_id"),
        ("/grades/{question_id}", "answer", "attempt_id", "question_id"),
        ("/second-marks/{question_id}", "second_mark", "attempt_id", "question_id"),
        ("/attempts/{attempt_id}/verdicts", "verdicts", "attempt_id", null),
        ("/attempts/{attempt_id}/appeals", "appeals", "attempt_id", null),
        ("/exams/{exam_id}/start", "attempt", "", null),
        ("/student/attempts/", "attempt", "attempt_id", null),
        ("/teacher/attempts/", "attempt", "attempt_id", null),
        ("/teacher/exams/{exam_id}/questions/from-bank", "exam_questions", "exam_id", null),
        ("/teacher/exams/{exam_id}/questions", "question", "question_id", null),
        ("/teacher/exams/{exam_id}/results/changes", "result_change", "change_id", "exam_id"),
        ("/teacher/exams/{exam_id}/rescorings", "rescoring", "rescoring_id", "exam_id"),
        ("/teacher/questions", "bank_question", "question_id", null),
        ("/teacher/exams/{exam_id}/permissions", "permissions", "exam_id", null),
        ("/teacher/exams/{exam_id}/allowances", "allowance", "exam_id", "student_id"),
        ("/teacher/exams", "exam", "exam_id", null),
        ("/teacher/classes/{class_id}/members/import", "class", "class_id", null),
        ("/teacher/classes/{class_id}/members", "member", "student_id", "class_id"),
        ("/teacher/classes/{class_id}/assessments/import", "class", "class_id", null),
        ("/teacher/classes", "class", "class_id", null),
        ("/teacher/students/{student_id}/feedback", "feedback", "feedback_id", "student_id"),
        ("/teacher/students/{student_id}/assessments", "assessment", "assessment_id", "student_id"),
        ("/admin/outcomes", "outcome", "", null),
        ("/admin/risk/train", "risk_model", "", null),
        ("/admin/risk/models/{model_id}", "risk_model", "model_id", null),
        ("/admin/students/{student_id}/number", "student_number", "student_id", null),
        ("/auth/keys", "api_key", "key_id", null),
        ("/admin/users", "user", "user_id", null),
        ("/auth/", "user", "", null),
        ("/privacy/", "user", "", null),
        ("/admin/holds", "hold", "hold_id", null),
    ];

    /// <summary>
    /// Events and reports of components are append-only records with their author, and a ticket changes nothing: none
    /// of them is audited.
    /// </summary>
    public static bool IsIgnored(string pattern) =>
        pattern.StartsWith("/monitor/", StringComparison.Ordinal)
        || pattern.StartsWith("/hubs/", StringComparison.Ordinal)
        || pattern.EndsWith("/ticket", StringComparison.Ordinal);

    public static (string Kind, Guid? Id, Guid? Part) Of(string pattern, RouteValueDictionary values)
    {
        var found = Known.FirstOrDefault(k => pattern.Contains(k.Part, StringComparison.Ordinal));
        return found.Kind is null
            ? ("", null, null)
            : (found.Kind, Value(values, found.Id), Value(values, found.PartId));
    }

    /// <summary>The id at the end of a Location header, or null.</summary>
    public static Guid? Made(string? location) =>
        location is not null && LastId().Match(location) is { Success: true } id ? Guid.Parse(id.Value) : null;

    private static Guid? Value(RouteValueDictionary values, string? name) =>
        name is { Length: > 0 } && Guid.TryParse(values[name]?.ToString(), out var id) ? id : null;

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex LastId();
}
