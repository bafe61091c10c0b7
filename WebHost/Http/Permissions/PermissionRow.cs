using Veritas.Accounts;

namespace Veritas.WebHost.Http;

/// <summary>Who may call a route at all.</summary>
internal enum Callers
{
    /// <summary>Nobody has to sign in.</summary>
    Anyone,

    /// <summary>Every role.</summary>
    SignedIn,

    /// <summary>Students.</summary>
    Students,

    /// <summary>Teachers and admins.</summary>
    Teachers,

    /// <summary>Admins.</summary>
    Admins,
}

/// <summary>Which rows a caller of the right role may touch.</summary>
internal enum RowRule
{
    /// <summary>The route names no row of somebody.</summary>
    None,

    /// <summary>What belongs to the caller; what belongs to another is not found.</summary>
    Own,

    /// <summary>
    /// Exams the caller has the permission on, and what belongs to them; admins all. Without any permission they are
    /// not found.
    /// </summary>
    Exam,

    /// <summary>
    /// Students of the caller's classes, and those who attempted an exam the caller has a permission on; admins all.
    /// Others are not found.
    /// </summary>
    Taught,

    /// <summary>All rows.</summary>
    All,
}

/// <summary>One route of the matrix.</summary>
/// <param name="Method">HTTP method, or HUB for a call of the teachers' hub.</param>
/// <param name="Pattern">As in the OpenAPI document, without constraints.</param>
/// <param name="Callers">Roles.</param>
/// <param name="Rows">The row rule.</param>
/// <param name="Needs">With <see cref="RowRule.Exam"/> the least permission on the exam; else empty.</param>
internal sealed record PermissionRow(string Method, string Pattern, Callers Callers, RowRule Rows, string Needs = "")
{
    /// <summary>The name of the authorisation policy; null when nobody has to sign in, empty for every role.</summary>
    public string? Policy =>
        Callers switch
        {
            Callers.Anyone => null,
            Callers.SignedIn => "",
            Callers.Students => "student",
            Callers.Teachers => "teacher",
            _ => "admin",
        };

    /// <summary>
    /// The scope an API key needs, such as <c>teacher:read</c>; empty when any key will do, null where none is taken:
    /// accounts, sessions and keys are people's.
    /// </summary>
    public string? Scope
    {
        get
        {
            if (Pattern == "/auth/me")
            {
                return "";
            }

            var area = Pattern.Split('/').ElementAtOrDefault(1);
            var open = Callers != Callers.Anyone && area is ("student" or "teacher" or "admin" or "monitor");
            return open ? $"{area}:{(Method == "GET" ? "read" : "write")}" : null;
        }
    }

    public bool Allows(Role role) =>
        Callers switch
        {
            Callers.Anyone or Callers.SignedIn => true,
            Callers.Students => role == Role.Student,
            Callers.Teachers => role is Role.Teacher or Role.Admin,
            _ => role == Role.Admin,
        };
}
