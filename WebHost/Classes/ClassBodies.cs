using Veritas.Accounts;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Body of a new or changed class.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Term">At most 100 characters.</param>
/// <param name="Description">At most 2,000 characters.</param>
[Example("""{"name":"9b Physics","term":"2030/31"}""")]
public sealed record ClassBody(string Name, string? Term = null, string? Description = null)
{
    internal ClassDraft Draft => new(Name, Term ?? "", Description ?? "");
}

/// <summary>Body of a teacher to add to a class.</summary>
/// <param name="Email">The teacher's e-mail address.</param>
[Example("""{"email":"grace@example.org"}""")]
public sealed record ClassTeacherBody(string Email);

/// <summary>Body of a student to add to a class; exactly one field is set.</summary>
/// <param name="StudentId">By id.</param>
/// <param name="Email">By e-mail address.</param>
/// <param name="StudentNumber">By number.</param>
[Example("""{"email":"ada@example.org"}""")]
public sealed record MemberBody(Guid? StudentId = null, string? Email = null, string? StudentNumber = null)
{
    internal StudentRef Student => new(StudentId, Email, StudentNumber);
}
