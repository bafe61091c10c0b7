using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>Validates classes, student references and student numbers. Pure.</summary>
internal static partial class ClassRules
{
    public const int MostTeachers = 50;
    public const int MostMembers = 2_000;

    /// <summary>Upper bound of a page's limit.</summary>
    public const int MostRows = 200;

    public static readonly ImmutableArray<string> MemberColumns = ["email", "student_number"];

    public static readonly Problem Unknown = new(ProblemKind.NotFound, "class_unknown", "There is no such class.");

    public static readonly Problem Archived = new(ProblemKind.Conflict, "class_archived", "The class is archived.");

    public static readonly Problem Changed = new(
        ProblemKind.Stale,
        "class_changed",
        "The class has changed since it was read. Read it again."
    );

    public static readonly Problem NotOwner = new(
        ProblemKind.Forbidden,
        "not_owner",
        "Only the owner of the class may do this."
    );

    public static readonly Problem OwnerStays = new(
        ProblemKind.Conflict,
        "owner_stays",
        "The owner of a class cannot be removed."
    );

    public static readonly Problem TeacherUnknown = new(
        ProblemKind.NotFound,
        "teacher_unknown",
        "There is no such teacher."
    );

    public static readonly Problem StudentUnknown = new(
        ProblemKind.NotFound,
        "student_unknown",
        "There is no such student."
    );

    public static readonly Problem StudentChanged = new(
        ProblemKind.Stale,
        "student_changed",
        "The account has changed since it was read. Read it again."
    );

    public static readonly Problem Full = new(
        ProblemKind.Conflict,
        "class_full",
        $"A class has at most {MostMembers} students and {MostTeachers} teachers."
    );

    public static readonly Problem NumberInvalid = new(
        ProblemKind.Invalid,
        "student_number_invalid",
        "A student number has 1 to 40 letters, digits and . _ / - and begins with a letter or digit.",
        Field: "student_number"
    );

    public static readonly Problem NumberTaken = new(
        ProblemKind.Conflict,
        "student_number_taken",
        "Another student has this number.",
        Field: "student_number"
    );

    /// <summary>The trimmed draft, or <c>class_invalid</c>.</summary>
    public static Result<ClassDraft> Check(ClassDraft draft)
    {
        if (!IsText(draft.Name, 1, 200))
        {
            return Invalid("name", "The name must have 1 to 200 characters.");
        }

        if (!IsText(draft.Term, 0, 100))
        {
            return Invalid("term", "The term must have at most 100 characters.");
        }

        if (!IsText(draft.Description, 0, 2_000))
        {
            return Invalid("description", "The description must have at most 2,000 characters.");
        }

        return new ClassDraft(draft.Name.Trim(), draft.Term.Trim(), draft.Description.Trim());
    }

    /// <summary>The reference with a normalized e-mail address, or <c>student_ref_invalid</c>.</summary>
    public static Result<StudentRef> Check(StudentRef student)
    {
        object?[] keys = [student.StudentId, student.Email, student.StudentNumber];
        if (keys.Count(key => key is not null) != 1)
        {
            return RefInvalid("student_id", "Give exactly one of student_id, email and student_number.");
        }

        if (student.Email is { } email)
        {
            return EmailAddress.Normalize(email) is { } address
                ? student with
                {
                    Email = address,
                }
                : RefInvalid("email", "This is not an e-mail address.");
        }

        return student.StudentNumber is { } number && !IsNumber(number)
            ? RefInvalid("student_number", NumberInvalid.Detail)
            : student;
    }

    /// <summary>The student that a row of a file refers to, or what is wrong with the row.</summary>
    public static (StudentRef? Student, string? Fault) ReadStudent(TableRow row)
    {
        var read = Check(new StudentRef(null, row["email"], row["student_number"]));
        if (read.Ok)
        {
            return (read.Value, null);
        }

        var isAmbiguous = row.Fields.ContainsKey("email") == row.Fields.ContainsKey("student_number");
        return (null, isAmbiguous ? "Give either email or student_number." : read.Problem.Detail);
    }

    /// <summary>An id as a list's cursor: <paramref name="beginning"/> for null, null when it is not an id.</summary>
    public static Guid? Place(string? after, Guid beginning)
    {
        if (after is null)
        {
            return beginning;
        }

        return Guid.TryParse(after, out var id) ? id : null;
    }

    public static bool IsNumber(string number) => Number().IsMatch(number);

    /// <summary>True for a text of that length that PostgreSQL can store.</summary>
    public static bool IsText(string? text, int least, int most) =>
        text is not null
        && text.Trim().Length >= least
        && text.Length <= most
        && !text.Contains('\0')
        && !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "class_invalid", detail, Field: field);

    private static Problem RefInvalid(string field, string detail) =>
        new(ProblemKind.Invalid, "student_ref_invalid", detail, Field: field);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,39}\z")]
    private static partial Regex Number();
}
