namespace Veritas.WebHost.Http;

/// <summary>
/// Who may call which route. It configures the authorisation of every route and generates docs/permissions.md; a test
/// calls every route as every role. The SQL of the stores enforces the row rules.
/// </summary>
internal static class PermissionMatrix
{
    public static IReadOnlyList<PermissionRow> Rows { get; } =
    [
        // System.
        Anyone("GET", "/health"),
        Anyone("GET", "/health/live"),
        Anyone("GET", "/health/ready"),
        Anyone("GET", "/openapi/v1.json"),
        Anyone("GET", "/metrics"),
        Admin("GET", "/monitor/logs"),
        Admin("POST", "/monitor/logs"),
        Admin("GET", "/monitor/logs/statistics"),
        // Sign-in, and the caller's own account.
        Anyone("POST", "/auth/register"),
        Anyone("POST", "/auth/login"),
        Anyone("POST", "/auth/refresh"),
        Anyone("POST", "/auth/two-factor/setup"),
        Anyone("POST", "/auth/two-factor/confirm"),
        Anyone("POST", "/auth/two-factor/disable"),
        Own("POST", "/auth/logout"),
        Own("GET", "/auth/me"),
        Own("DELETE", "/auth/sessions"),
        Own("PUT", "/auth/password"),
        Own("GET", "/auth/profile"),
        Own("PUT", "/auth/profile"),
        Own("GET", "/auth/keys"),
        Own("POST", "/auth/keys"),
        Own("DELETE", "/auth/keys/{key_id}"),
        // Accounts of other users.
        Admin("GET", "/admin/users"),
        Admin("POST", "/admin/users"),
        Admin("GET", "/admin/users/{user_id}"),
        Admin("POST", "/admin/users/{user_id}/password-reset"),
        Admin("DELETE", "/admin/users/{user_id}/sessions"),
        Admin("GET", "/admin/audit"),
        Admin("GET", "/admin/audit/verify"),
        Admin("GET", "/admin/holds"),
        Admin("POST", "/admin/holds"),
        Admin("DELETE", "/admin/holds/{hold_id}"),
        Admin("GET", "/admin/deletions"),
        Admin("GET", "/admin/archives"),
        // The Orleans dashboard, if it is enabled.
        Admin("POST", "/admin/orleans/session"),
        Dashboard(""),
        Dashboard("/index.html"),
        Dashboard("/index.css"),
        Dashboard("/index.min.js"),
        Dashboard("/favicon.ico"),
        Dashboard("/fonts/{**path}"),
        Dashboard("/img/{**path}"),
        Dashboard("/version"),
        Dashboard("/ClusterStats"),
        Dashboard("/DashboardCounters"),
        Dashboard("/GrainState"),
        Dashboard("/GrainStats/{*grainName}"),
        Dashboard("/GrainTypes"),
        Dashboard("/HistoricalStats/{*path}"),
        Dashboard("/LifecycleStages"),
        Dashboard("/Reminders"),
        Dashboard("/Reminders/{page}"),
        Dashboard("/SiloCounters/{*address}"),
        Dashboard("/SiloMetadata/{*address}"),
        Dashboard("/SiloProperties/{*address}"),
        Dashboard("/SiloStats/{*address}"),
        Dashboard("/TopGrainMethods"),
        Dashboard("/Trace"),
        // Privacy: the caller's own data.
        Own("GET", "/privacy/export"),
        Own("DELETE", "/privacy/me"),
        // Students, for their teachers.
        new("GET", "/teacher/students", Callers.Teachers, RowRule.Taught),
        // Exams, for their teachers.
        Teacher("GET", "/teacher/high-risk"),
        Teacher("GET", "/teacher/exams"),
        Teacher("POST", "/teacher/exams"),
        Exam("GET", "/teacher/exams/{exam_id}", "view"),
        Exam("PUT", "/teacher/exams/{exam_id}", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/clone", "view"),
        Exam("PUT", "/teacher/exams/{exam_id}/schedule", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/publish", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/close", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/questions", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/questions/from-bank", "edit"),
        Exam("PUT", "/teacher/exams/{exam_id}/questions/{question_id}", "edit"),
        Exam("DELETE", "/teacher/exams/{exam_id}/questions/{question_id}", "edit"),
        Exam("GET", "/teacher/exams/{exam_id}/permissions", "view"),
        Exam("PUT", "/teacher/exams/{exam_id}/permissions", "own"),
        Exam("DELETE", "/teacher/exams/{exam_id}/permissions/{teacher_id}", "own"),
        Exam("GET", "/teacher/exams/{exam_id}/allowances/{student_id}", "view"),
        Exam("PUT", "/teacher/exams/{exam_id}/allowances/{student_id}", "edit"),
        // Question bank: every teacher can read shared questions, only their owner can change them.
        Teacher("GET", "/teacher/questions"),
        Teacher("POST", "/teacher/questions"),
        Teacher("POST", "/teacher/questions/similar"),
        Teacher("POST", "/teacher/questions/import"),
        Teacher("GET", "/teacher/questions/export"),
        OwnQuestion("GET", "/teacher/questions/{question_id}"),
        OwnQuestion("PUT", "/teacher/questions/{question_id}"),
        OwnQuestion("DELETE", "/teacher/questions/{question_id}"),
        OwnQuestion("GET", "/teacher/questions/{question_id}/versions"),
        OwnQuestion("POST", "/teacher/questions/{question_id}/calibrate"),
        // Attempts, for the exam's teachers.
        Exam("GET", "/teacher/exams/{exam_id}/attempts", "view"),
        Exam("GET", "/teacher/attempts/{attempt_id}", "view"),
        Exam("PUT", "/teacher/attempts/{attempt_id}/grades/{question_id}", "grade"),
        Exam("GET", "/teacher/attempts/{attempt_id}/monitoring", "proctor"),
        Exam("POST", "/teacher/attempts/{attempt_id}/flags", "proctor"),
        Exam("POST", "/teacher/attempts/{attempt_id}/notes", "proctor"),
        // Results.
        Exam("GET", "/teacher/exams/{exam_id}/results", "view"),
        Exam("POST", "/teacher/exams/{exam_id}/results/publish", "edit"),
        Exam("POST", "/teacher/exams/{exam_id}/results/freeze", "own"),
        Exam("GET", "/teacher/exams/{exam_id}/results/changes", "view"),
        Exam("POST", "/teacher/exams/{exam_id}/results/changes", "grade"),
        Exam("POST", "/teacher/exams/{exam_id}/results/changes/{change_id}/decision", "edit"),
        Exam("GET", "/teacher/exams/{exam_id}/second-marks", "view"),
        Exam("POST", "/teacher/exams/{exam_id}/regrade", "edit"),
        Exam("PUT", "/teacher/exams/{exam_id}/questions/{question_id}/key", "edit"),
        Exam("PUT", "/teacher/attempts/{attempt_id}/second-marks/{question_id}", "grade"),
        // Classes, for their teachers.
        Teacher("GET", "/teacher/classes"),
        Teacher("POST", "/teacher/classes"),
        OwnClass("GET", ""),
        OwnClass("PUT", ""),
        OwnClass("DELETE", ""),
        OwnClass("POST", "/teachers"),
        OwnClass("DELETE", "/teachers/{teacher_id}"),
        OwnClass("GET", "/members"),
        OwnClass("POST", "/members"),
        OwnClass("POST", "/members/import"),
        OwnClass("DELETE", "/members/{student_id}"),
        OwnClass("POST", "/assessments/import"),
        Taught("GET", "/feedback"),
        Taught("POST", "/feedback"),
        Taught("GET", "/feedback/{feedback_id}"),
        Taught("PUT", "/feedback/{feedback_id}"),
        Taught("DELETE", "/feedback/{feedback_id}"),
        Taught("GET", "/assessments"),
        Taught("POST", "/assessments"),
        Taught("GET", "/assessments/{assessment_id}"),
        Taught("PUT", "/assessments/{assessment_id}"),
        Taught("DELETE", "/assessments/{assessment_id}"),
        Taught("GET", "/actions"),
        Student("GET", "/student/feedback"),
        Student("GET", "/student/assessments"),
        Admin("GET", "/admin/students/{student_id}/number"),
        Admin("PUT", "/admin/students/{student_id}/number"),
        // Reports, verdicts and rescoring.
        Teacher("GET", "/teacher/dashboard"),
        Taught("GET", ""),
        Taught("GET", "/performance"),
        Student("GET", "/student/performance"),
        Taught("GET", "/risk"),
        Student("GET", "/student/risk"),
        Admin("GET", "/admin/outcomes"),
        Admin("POST", "/admin/outcomes"),
        Admin("POST", "/admin/outcomes/import"),
        Admin("POST", "/admin/risk/train"),
        Admin("GET", "/admin/risk/models"),
        Admin("POST", "/admin/risk/models/{model_id}/activate"),
        Admin("POST", "/admin/risk/models/{model_id}/deactivate"),
        Exam("GET", "/teacher/exams/{exam_id}/analytics", "view"),
        Exam("GET", "/teacher/exams/{exam_id}/flagged", "proctor"),
        Exam("GET", "/teacher/exams/{exam_id}/alerts", "proctor"),
        Exam("POST", "/teacher/exams/{exam_id}/alerts/resolve", "proctor"),
        Exam("GET", "/teacher/attempts/{attempt_id}/verdicts", "proctor"),
        Exam("POST", "/teacher/attempts/{attempt_id}/verdicts", "proctor"),
        Exam("PUT", "/teacher/attempts/{attempt_id}/verdicts/{verdict_id}/review", "proctor"),
        Exam("GET", "/teacher/exams/{exam_id}/appeals", "proctor"),
        Exam("POST", "/teacher/attempts/{attempt_id}/appeals/{appeal_id}/answer", "proctor"),
        Student("GET", "/student/attempts/{attempt_id}/appeals", RowRule.Own),
        Student("POST", "/student/attempts/{attempt_id}/appeals", RowRule.Own),
        Exam("GET", "/teacher/exams/{exam_id}/rescorings", "proctor"),
        Exam("POST", "/teacher/exams/{exam_id}/rescorings", "edit"),
        Exam("GET", "/teacher/exams/{exam_id}/rescorings/{rescoring_id}", "proctor"),
        Exam("POST", "/teacher/exams/{exam_id}/rescorings/{rescoring_id}/apply", "edit"),
        Exam("GET", "/teacher/exams/{exam_id}/export/results", "view"),
        Exam("GET", "/teacher/exams/{exam_id}/export/events", "proctor"),
        Exam("POST", "/analysis/behavior", "view"),
        Exam("GET", "/teacher/attempts/{attempt_id}/behavior", "view"),
        Exam("POST", "/teacher/attempts/{attempt_id}/behavior/narrative", "view"),
        Exam("GET", "/teacher/exams/{exam_id}/collusion", "proctor"),
        Exam("POST", "/teacher/exams/{exam_id}/collusion", "proctor"),
        Exam("GET", "/teacher/exams/{exam_id}/collusion/{attempt_a}/{attempt_b}", "proctor"),
        Student("GET", "/student/dashboard", RowRule.Own),
        Student("GET", "/student/exams/{attempt_id}", RowRule.Own),
        // Taking exams.
        Student("GET", "/student/exams"),
        Student("GET", "/student/exams/{exam_id}/notice", RowRule.All),
        Student("POST", "/student/exams/{exam_id}/start", RowRule.All),
        Student("GET", "/student/attempts/{attempt_id}", RowRule.Own),
        Student("PUT", "/student/attempts/{attempt_id}/answers/{question_id}", RowRule.Own),
        Student("POST", "/student/attempts/{attempt_id}/ticket", RowRule.Own),
        Student("POST", "/student/attempts/{attempt_id}/submit", RowRule.Own),
        Student("POST", "/student/attempts/{attempt_id}/break", RowRule.Own),
        Student("DELETE", "/student/attempts/{attempt_id}/break", RowRule.Own),
        // Monitoring clients, with a ticket for one attempt or a student's token.
        Anyone("GET", "/ws/monitor"),
        Anyone("POST", "/monitor/events"),
        new("GET", "/monitor/event-types", Callers.SignedIn, RowRule.None),
        // The teachers' hub.
        Teacher("GET", "/hubs/alerts"),
        Teacher("GET", "/hubs/alerts/negotiate"),
        Teacher("HUB", "Unwatch"),
        Exam("HUB", "Watch", "proctor"),
        Exam("HUB", "Acknowledge", "proctor"),
        Exam("HUB", "Resolve", "proctor"),
        Exam("HUB", "Instruct", "proctor"),
        Exam("HUB", "Flag", "proctor"),
        Exam("HUB", "Note", "proctor"),
    ];

    private static readonly Dictionary<(string, string), PermissionRow> ByRoute = Rows.ToDictionary(r =>
        (r.Method, r.Pattern)
    );

    /// <summary>The route's row; null if it has none.</summary>
    public static PermissionRow? Find(string method, string pattern) => ByRoute.GetValueOrDefault((method, pattern));

    private static PermissionRow Anyone(string method, string pattern) =>
        new(method, pattern, Callers.Anyone, RowRule.None);

    private static PermissionRow Own(string method, string pattern) =>
        new(method, pattern, Callers.SignedIn, RowRule.Own);

    private static PermissionRow Student(string method, string pattern, RowRule rows = RowRule.None) =>
        new(method, pattern, Callers.Students, rows);

    private static PermissionRow Teacher(string method, string pattern) =>
        new(method, pattern, Callers.Teachers, RowRule.None);

    private static PermissionRow OwnQuestion(string method, string pattern) =>
        new(method, pattern, Callers.Teachers, RowRule.Own);

    private static PermissionRow OwnClass(string method, string rest) =>
        new(method, "/teacher/classes/{class_id}" + rest, Callers.Teachers, RowRule.Own);

    private static PermissionRow Taught(string method, string rest) =>
        new(method, "/teacher/students/{student_id}" + rest, Callers.Teachers, RowRule.Taught);

    private static PermissionRow Exam(string method, string pattern, string needs) =>
        new(method, pattern, Callers.Teachers, RowRule.Exam, needs);

    private static PermissionRow Admin(string method, string pattern) =>
        new(method, pattern, Callers.Admins, RowRule.All);

    private static PermissionRow Dashboard(string page) => Admin("GET", "/admin/orleans" + page);
}
