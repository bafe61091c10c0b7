using System.Text;

namespace Veritas.Accounts;

/// <summary>Validates accounts, profiles and API keys.</summary>
internal static class AccountRules
{
    public const int LongestName = 200;
    public const int MostSubjects = 50;
    public const int LongestSubject = 100;
    public const int LongestKeyName = 100;
    public const int LongestKeyDays = 366;

    private static readonly Problem NameInvalid = new(
        ProblemKind.Invalid,
        "full_name_invalid",
        $"A name has 1 to {LongestName} characters and no control characters.",
        Field: "full_name"
    );

    private static readonly Problem TeacherInvalid = new(
        ProblemKind.Invalid,
        "teacher_invalid",
        $"Teachers have a department of at most {LongestName} characters and at most {MostSubjects} subjects "
            + $"of 1 to {LongestSubject} characters.",
        Field: "teacher"
    );

    private static readonly Problem KeyNameInvalid = new(
        ProblemKind.Invalid,
        "name_invalid",
        $"The name of a key has 1 to {LongestKeyName} characters.",
        Field: "name"
    );

    private static readonly Problem ExpiryInvalid = new(
        ProblemKind.Invalid,
        "expires_at_invalid",
        $"A key expires within {LongestKeyDays} days.",
        Field: "expires_at"
    );

    /// <summary>The user in the form that is stored, or a problem.</summary>
    public static Result<NewUser> Check(NewUser user)
    {
        if (EmailAddress.Normalize(user.Email) is not { } email)
        {
            return new Problem(ProblemKind.Invalid, "email_invalid", "This is not an e-mail address.", Field: "email");
        }

        return CheckName(user.FullName) is { } name ? user with { Email = email, FullName = name } : NameInvalid;
    }

    /// <summary>The change in the form that is stored, or a problem.</summary>
    public static Result<ProfileChange> Check(ProfileChange change, Role role)
    {
        if (CheckName(change.FullName) is not { } name)
        {
            return NameInvalid;
        }

        return change.Teacher is { } teacher && !(role == Role.Teacher && IsStorable(teacher))
            ? TeacherInvalid
            : change with
            {
                FullName = name,
            };
    }

    /// <summary>Null for a valid key.</summary>
    public static Problem? Check(NewApiKey key, DateTimeOffset now)
    {
        if (key.Name.Length is < 1 or > LongestKeyName || !IsText(key.Name))
        {
            return KeyNameInvalid;
        }

        return key.ExpiresAt <= now || key.ExpiresAt > now.AddDays(LongestKeyDays) ? ExpiryInvalid : null;
    }

    private static bool IsStorable(TeacherProfile teacher) =>
        teacher.Department.Length <= LongestName
        && IsText(teacher.Department)
        && !teacher.Subjects.IsDefault
        && teacher.Subjects.Length <= MostSubjects
        && teacher.Subjects.All(s => s is { Length: > 0 and <= LongestSubject } && IsText(s));

    private static bool IsText(string text) => !text.Any(char.IsControl) && !HasLoneSurrogate(text);

    private static string? CheckName(string? text)
    {
        var name = text?.Trim() ?? "";
        return name.Length is > 0 and <= LongestName && IsText(name) ? name.Normalize(NormalizationForm.FormC) : null;
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);
}
