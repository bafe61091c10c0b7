using System.Text.Json;
using System.Text.RegularExpressions;
using Veritas.Monitoring;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// A body for each route that takes one, valid enough to reach the permission check, and required query parameters.
/// </summary>
internal static class PermissionSamples
{
    private const string Exam =
        """{"title":"T","subject":"S","duration_s":600,"opens_at":"2030-01-01T00:00:00Z","closes_at":"2030-01-02T00:00:00Z","pass_mark":50}""";

    private static readonly string WholeExam = $$"""
        {"id":"00000000-0000-7000-8000-000000000001","title":"T","subject":"S","description":"","duration_s":600,"opens_at":"2030-01-01T00:00:00Z","closes_at":"2030-01-02T00:00:00Z","pass_mark":50,
        "policy":{{JsonSerializer.Serialize(
            MonitoringPolicy.Default,
            VeritasJson.Options
        )}},"status":"draft","version":1,"questions":[],"permission":"own",
        "settings":{{JsonSerializer.Serialize(Veritas.Exams.ExamSettings.Default, VeritasJson.Options)}}}
        """;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /monitor/logs"] = """{"entries":[{"source":"test","severity":"info","status":"ok","message":"fine"}]}""",
        ["POST /auth/register"] =
            """{"email":"somebody@example.org","password":"correct horse battery","full_name":"Some Body"}""",
        ["POST /auth/login"] = """{"email":"nobody@example.org","password":"wrong password"}""",
        ["POST /auth/refresh"] = """{"refresh_token":"none"}""",
        ["POST /auth/logout"] = """{"refresh_token":"none"}""",
        ["POST /auth/two-factor/setup"] = """{"email":"nobody@example.org","password":"wrong password"}""",
        ["POST /auth/two-factor/confirm"] =
            """{"email":"nobody@example.org","password":"wrong password","code":"000000"}""",
        ["POST /auth/two-factor/disable"] =
            """{"email":"nobody@example.org","password":"wrong password","code":"000000"}""",
        ["PUT /auth/password"] = """{"current_password":"wrong password","new_password":"another horse battery"}""",
        ["PUT /auth/profile"] =
            """{"user_id":"00000000-0000-7000-8000-000000000001","role":"student","full_name":"Somebody Else","version":1,"two_factor":false,"student":null,"teacher":null}""",
        ["POST /auth/keys"] = """{"name":"k","scopes":["nothing"],"expires_at":"2030-01-01T00:00:00Z"}""",
        ["POST /admin/users/{user_id}/password-reset"] = """{"clear_two_factor":true}""",
        ["POST /admin/users"] =
            """{"email":"made@example.org","password":"correct horse battery","full_name":"Made","role":"teacher"}""",
        ["POST /teacher/exams"] = Exam,
        ["PUT /teacher/exams/{exam_id}"] = WholeExam,
        ["POST /teacher/exams/{exam_id}/questions"] = """{"kind":"essay","text":"?","points":1}""",
        ["PUT /teacher/exams/{exam_id}/questions/{question_id}"] =
            """{"id":"00000000-0000-7000-8000-000000000001","position":1,"kind":"essay","text":"?","options":null,"key":null,"points":1,"section":null,"version":1,"rubric":null,"bank_id":null,"bank_version":null}""",
        ["POST /teacher/questions"] = """{"kind":"essay","text":"?","points":1}""",
        ["PUT /teacher/questions/{question_id}"] =
            """{"id":"00000000-0000-7000-8000-000000000001","owner_id":"00000000-0000-7000-8000-000000000001","shared":false,"version":1,"kind":"essay","text":"?","options":null,"key":null,"points":1,"rubric":null,"tags":[],"difficulty":null,"statistics":null}""",
        ["POST /teacher/questions/similar"] = """{"text":"?"}""",
        ["POST /teacher/questions/import"] = "[]",
        ["POST /teacher/exams/{exam_id}/questions/from-bank"] = """{"question_ids":["{exam_id}"]}""",
        ["POST /teacher/exams/{exam_id}/results/changes"] =
            """{"question_id":"{question_id}","reason":"A slip.","attempt_id":"{attempt_id}","points":1}""",
        ["POST /teacher/exams/{exam_id}/results/changes/{change_id}/decision"] = """{"approve":false}""",
        ["PUT /teacher/exams/{exam_id}/questions/{question_id}/key"] = """{"key":null}""",
        ["PUT /teacher/attempts/{attempt_id}/second-marks/{question_id}"] = """{"points":1}""",
        ["POST /student/attempts/{attempt_id}/appeals"] = """{"text":"It was my neighbour."}""",
        ["POST /teacher/attempts/{attempt_id}/appeals/{appeal_id}/answer"] =
            """{"verdict":"cleared","text":"So it is."}""",
        ["POST /teacher/classes"] = """{"name":"9b"}""",
        ["PUT /teacher/classes/{class_id}"] =
            """{"id":"00000000-0000-7000-8000-000000000001","name":"9c","term":"","description":"","members":0,"version":1,"created_at":"2030-01-01T00:00:00Z","archived_at":null,"teachers":[]}""",
        ["POST /teacher/classes/{class_id}/teachers"] = """{"email":"nobody@example.org"}""",
        ["POST /teacher/classes/{class_id}/members"] = """{"student_id":"{student_id}"}""",
        ["POST /teacher/classes/{class_id}/members/import"] = """[{"email":"nobody@example.org"}]""",
        ["POST /teacher/classes/{class_id}/assessments/import"] = """[{"email":"nobody@example.org"}]""",
        ["POST /teacher/students/{student_id}/feedback"] = """{"title":"T","text":"?"}""",
        ["PUT /teacher/students/{student_id}/feedback/{feedback_id}"] =
            """{"id":"00000000-0000-7000-8000-000000000001","student_id":"{student_id}","author":{"id":"00000000-0000-7000-8000-000000000001","full_name":"A"},"title":"T","text":"?","state":"draft","version":1,"created_at":"2030-01-01T00:00:00Z","updated_at":"2030-01-01T00:00:00Z","published_at":null}""",
        ["POST /teacher/students/{student_id}/assessments"] =
            """{"title":"T","kind":"oral","points":1,"max_points":2,"held_on":"2020-01-01"}""",
        ["PUT /teacher/students/{student_id}/assessments/{assessment_id}"] =
            """{"id":"00000000-0000-7000-8000-000000000001","student_id":"{student_id}","author":null,"source":"entered","title":"T","kind":"oral","points":1,"max_points":2,"percent":50,"held_on":"2020-01-01","state":"draft","version":1}""",
        ["POST /admin/holds"] = """{"exam_id":"{exam_id}","reason":"A case."}""",
        ["DELETE /privacy/me"] = """{"password":"wrong password"}""",
        ["POST /admin/outcomes"] =
            """{"student_id":"{student_id}","term":"2020","left":false,"observed_on":"2020-01-01"}""",
        ["POST /admin/outcomes/import"] = """[{"email":"nobody@example.org"}]""",
        ["PUT /admin/students/{student_id}/number"] = """{"student_id":"{student_id}","number":"17","version":1}""",
        ["POST /teacher/exams/{exam_id}/clone"] = """{"title":"T"}""",
        ["PUT /teacher/exams/{exam_id}/schedule"] =
            """{"opens_at":"2030-01-01T00:00:00Z","closes_at":"2030-01-02T00:00:00Z"}""",
        ["POST /teacher/exams/{exam_id}/alerts/resolve"] = """{"alert_ids":["{exam_id}"],"verdict":"cleared"}""",
        ["POST /teacher/attempts/{attempt_id}/verdicts"] = """{"verdict":"cleared"}""",
        ["PUT /teacher/attempts/{attempt_id}/verdicts/{verdict_id}/review"] = """{"verdict":"cleared"}""",
        ["POST /teacher/attempts/{attempt_id}/flags"] = """{"severity":50}""",
        ["POST /teacher/attempts/{attempt_id}/notes"] = """{"text":"Spoke to somebody."}""",
        ["POST /analysis/behavior"] = """{"attempt_id":"{attempt_id}"}""",
        ["POST /teacher/exams/{exam_id}/rescorings"] =
            $$"""{"policy":{{JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options)}}}""",
        ["PUT /teacher/exams/{exam_id}/permissions"] = """{"email":"{other_teacher}","level":"view"}""",
        ["PUT /teacher/exams/{exam_id}/allowances/{student_id}"] =
            """{"extra_s":60,"exempt":[],"scale":{},"factor":1,"break_s":0}""",
        ["PUT /teacher/attempts/{attempt_id}/grades/{question_id}"] = """{"points":1,"comment":""}""",
        ["POST /student/exams/{exam_id}/start"] = """{"notice_version":1}""",
        ["PUT /student/attempts/{attempt_id}/answers/{question_id}"] = """{"revision":1,"value":"a"}""",
        ["POST /monitor/events"] = """{"seq":1,"type":"tab.hidden","at":"2030-01-01T00:00:00Z","ms":1}""",
    };

    private static readonly Dictionary<string, string> Queries = new()
    {
        ["GET /teacher/students"] = "?query=a",
        ["POST /teacher/questions/import"] = "?format=json",
        ["GET /teacher/questions/export"] = "?format=json",
        ["POST /admin/outcomes/import"] = "?format=json",
        ["POST /teacher/classes/{class_id}/members/import"] = "?format=json",
        ["POST /teacher/classes/{class_id}/assessments/import"] = "?format=json",
    };

    /// <summary>For each PUT of a resource, the fields that are changed.</summary>
    private static readonly Dictionary<string, string> Changes = new()
    {
        ["PUT /auth/profile"] = """{"full_name":"Somebody Else"}""",
        ["PUT /teacher/exams/{exam_id}"] = """{"title":"T"}""",
        ["PUT /teacher/exams/{exam_id}/questions/{question_id}"] = """{"text":"Why?"}""",
        ["PUT /teacher/questions/{question_id}"] = """{"text":"Why?"}""",
        ["PUT /teacher/classes/{class_id}"] = """{"name":"9c"}""",
        ["PUT /teacher/students/{student_id}/feedback/{feedback_id}"] = """{"text":"Well done."}""",
        ["PUT /teacher/students/{student_id}/assessments/{assessment_id}"] = """{"points":2}""",
        ["PUT /admin/students/{student_id}/number"] = """{"number":"17"}""",
        ["PUT /teacher/exams/{exam_id}/allowances/{student_id}"] = """{"extra_s":60}""",
    };

    /// <summary>Null for a route that does not replace a resource.</summary>
    public static string? Change(string route) => Changes.GetValueOrDefault(route);

    /// <summary>
    /// A complete body for the resource of that URL, even if it does not exist; null where a PUT does not replace a
    /// resource.
    /// </summary>
    public static string? Whole(string url) =>
        Changes.Keys.FirstOrDefault(route => Pattern(route).IsMatch(url)) is { } found
            ? Bodies[found].Replace("{student_id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            : null;

    private static Regex Pattern(string route) =>
        new("^" + Regex.Replace(route["PUT ".Length..], "\\{[a-z_]+\\}", "[^/]+") + "$");

    /// <summary>Null if the route has no sample.</summary>
    public static string? Body(string route) => Bodies.GetValueOrDefault(route);

    public static string Query(string route) => Queries.GetValueOrDefault(route, "");
}
