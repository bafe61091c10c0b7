using System.Text.RegularExpressions;
using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>Validates references to students and reads them from files. Pure.</summary>
internal static partial class StudentRefs
{
    public static readonly Problem NumberInvalid = new(
        ProblemKind.Invalid,
        "student_number_invalid",
        "A student number has 1 to 40 letters, digits and . _ / - and begins with a letter or digit.",
        Field: "student_number"
    );

    /// <summary>The reference with a normalized e-mail address, or <c>student_ref_invalid</c>.</summary>
    public static Result<StudentRef> Check(StudentRef student)
    {
        object?[] keys = [student.StudentId, student.Email, student.StudentNumber];
        if (keys.Count(key => key is not null) != 1)
        {
            return Invalid("student_id", "Give exactly one of student_id, email and student_number.");
        }

        if (student.Email is { } email)
        {
            return EmailAddress.Normalize(email) is { } address
                ? student with
                {
                    Email = address,
                }
                : Invalid("email", "This is not an e-mail address.");
        }

        return student.StudentNumber is { } number && !IsNumber(number)
            ? Invalid("student_number", NumberInvalid.Detail)
            : student;
    }

    /// <summary>The student that a row of a file refers to, or what is wrong with the row.</summary>
    public static (StudentRef? Student, string? Fault) Read(TableRow row)
    {
        var read = Check(new StudentRef(null, row["email"], row["student_number"]));
        if (read.Ok)
        {
            return (read.Value, null);
        }

        var isAmbiguous = row.Fields.ContainsKey("email") == row.Fields.ContainsKey("student_number");
        return (null, isAmbiguous ? "Give either email or student_number." : read.Problem.Detail);
    }

    public static bool IsNumber(string number) => Number().IsMatch(number);

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "student_ref_invalid", detail, Field: field);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,39}\z")]
    private static partial Regex Number();
}
