using Veritas.Accounts;

namespace Veritas.WebHost.Http;

/// <summary>Roles that may call a route.</summary>
internal enum Callers
{
    /// <summary>Anyone, without signing in.</summary>
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

/// <summary>Which records a caller with the right role can access.</summary>
internal enum RowRule
{
    /// <summary>The route does not refer to a user's records.</summary>
    None,

    /// <summary>The caller's own records; those of others are reported as not found.</summary>
    Own,

    /// <summary>
    /// Exams on which the caller has the permission, and their records; all for admins. Without any permission they are
    /// reported as not found.
    /// </summary>
    Exam,

    /// <summary>
    /// Students in the caller's classes, and those who attempted an exam on which the caller has a permission; all for
    /// admins. Others are reported as not found.
    /// </summary>
    Taught,

    /// <summary>All records.</summary>
    All,
}

/// <summary>One route of the matrix.</summary>
/// <param name="Method">HTTP method, or HUB for a call of the teachers' hub.</param>
/// <param name="Pattern">As in the OpenAPI document, without constraints.</param>
/// <param name="Callers">Roles that may call it.</param>
/// <param name="Rows">The row rule.</param>
/// <param name="Needs">With <see cref="RowRule.Exam"/> the minimum permission on the exam; otherwise empty.</param>
internal sealed record PermissionRow(string Method, string Pattern, Callers Callers, RowRule Rows, string Needs = "")
{
    /// <summary>The name of the authorisation policy; null for anyone, empty for every signed-in user.</summary>
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
    /// The scope an API key needs, such as <c>teacher:read</c>; empty if any key is accepted; null if no key is. Routes
    /// for accounts, sessions and keys accept none.
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
