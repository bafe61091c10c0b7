using System.Collections.Immutable;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Validates classes. Pure.</summary>
internal static class ClassRules
{
    public const int MostTeachers = 50;
    public const int MostMembers = 2_000;

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

    public static readonly Problem NumberTaken = new(
        ProblemKind.Conflict,
        "student_number_taken",
        "Another student has this number.",
        Field: "student_number"
    );

    /// <summary>The trimmed draft, or <c>class_invalid</c>.</summary>
    public static Result<ClassDraft> Check(ClassDraft draft)
    {
        if (!StorableText.Fits(draft.Name, 1, 200))
        {
            return Invalid("name", "The name must have 1 to 200 characters.");
        }

        if (!StorableText.Fits(draft.Term, 0, 100))
        {
            return Invalid("term", "The term must have at most 100 characters.");
        }

        if (!StorableText.Fits(draft.Description, 0, 2_000))
        {
            return Invalid("description", "The description must have at most 2,000 characters.");
        }

        return new ClassDraft(draft.Name.Trim(), draft.Term.Trim(), draft.Description.Trim());
    }

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "class_invalid", detail, Field: field);
}
