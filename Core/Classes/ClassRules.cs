using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>What a class may be and how its students are named; pure.</summary>
internal static partial class ClassRules
{
    public const int MostTeachers = 50;
    public const int MostMembers = 2_000;
    public const int MostRows = 200;
    public static readonly ImmutableArray<string> MemberColumns = ["email", "student_number"];

    public static readonly Problem Unknown = new(ProblemKind.NotFound, "class_unknown", "There is no such class.");
    public static readonly Problem Archived = new(ProblemKind.Conflict, "class_archived", "The class is archived.");
    public static readonly Problem Changed = new(ProblemKind.Stale, "class_changed", "The class was changed meanwhile. Read it again.");
    public static readonly Problem NotOwner = new(ProblemKind.Forbidden, "not_owner", "Only the class's owner may do this.");
    public static readonly Problem OwnerStays = new(ProblemKind.Conflict, "owner_stays", "A class keeps its owner.");
    public static readonly Problem TeacherUnknown = new(ProblemKind.NotFound, "teacher_unknown", "There is no such teacher.");
    public static readonly Problem StudentUnknown = new(ProblemKind.NotFound, "student_unknown", "There is no such student.");
    public static readonly Problem Full = new(ProblemKind.Conflict, "class_full", $"A class has at most {MostMembers} students and {MostTeachers} teachers.");
    public static readonly Problem NumberInvalid = new(
        ProblemKind.Invalid, "student_number_invalid", "A student number has 1 to 40 letters, digits, and . _ / -, the first a letter or digit.", Field: "student_number");

    /// <summary>The draft as it is stored.</summary>
    public static Result<ClassDraft> Check(ClassDraft draft) =>
        !IsText(draft.Name, 1, 200) ? Invalid("name", "The name has 1 to 200 characters.")
        : !IsText(draft.Term, 0, 100) ? Invalid("term", "The term has at most 100 characters.")
        : !IsText(draft.Description, 0, 2_000) ? Invalid("description", "The description has at most 2,000 characters.")
        : draft with { Name = draft.Name.Trim(), Term = draft.Term.Trim(), Description = draft.Description.Trim() };

    /// <summary>The student's name in the form that is looked up.</summary>
    public static Result<StudentRef> Check(StudentRef student) =>
        new object?[] { student.StudentId, student.Email, student.StudentNumber }.Count(x => x is not null) != 1 ? RefInvalid("student_id", "Name the student by student_id, email or student_number.")
        : student.Email is { } email ? (EmailAddress.Normalize(email) is { } address ? student with { Email = address } : RefInvalid("email", "This is no e-mail address."))
        : student.StudentNumber is { } number && !IsNumber(number) ? RefInvalid("student_number", NumberInvalid.Detail)
        : student;

    /// <summary>Whom a row of a file names, or why it names nobody.</summary>
    public static (StudentRef? Student, string? Fault) Named(TableRow row)
    {
        var named = Check(new StudentRef(null, row["email"], row["student_number"]));
        return named.Ok ? (named.Value, null)
            : row.Fields.ContainsKey("email") == row.Fields.ContainsKey("student_number") ? (null, "Name the student by email or student_number, one of them.")
            : (null, named.Problem.Detail);
    }

    /// <summary>An id as a list's cursor; null when it is none.</summary>
    public static Guid? Place(string? after, Guid beginning) => after is null ? beginning : Guid.TryParse(after, out var id) ? id : null;

    public static bool IsNumber(string number) => Number().IsMatch(number);

    public static bool IsText(string? text, int least, int most) =>
        text is not null && text.Trim().Length >= least && text.Length <= most && !text.Contains('\0') && !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "class_invalid", detail, Field: field);

    private static Problem RefInvalid(string field, string detail) => new(ProblemKind.Invalid, "student_ref_invalid", detail, Field: field);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,39}\z")]
    private static partial Regex Number();
}
