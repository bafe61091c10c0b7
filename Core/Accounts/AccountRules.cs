using System.Text;

namespace Veritas.Accounts;

/// <summary>What accounts, profiles and keys must be.</summary>
internal static class AccountRules
{
    public const int LongestName = 200;
    public const int MostSubjects = 50;
    public const int LongestSubject = 100;
    public const int LongestKeyName = 100;
    public const int LongestKeyDays = 366;
    private static readonly Problem NameInvalid = new(
        ProblemKind.Invalid, "full_name_invalid", $"A name has 1 to {LongestName} characters and no control characters.", Field: "full_name");

    /// <summary>The user as it will be stored, or what is wrong with it.</summary>
    public static Result<NewUser> Check(NewUser user)
    {
        if (EmailAddress.Normalize(user.Email) is not { } email)
        {
            return new Problem(ProblemKind.Invalid, "email_invalid", "This is not an e-mail address.", Field: "email");
        }

        return CheckName(user.FullName) is { } name
            ? user with { Email = email, FullName = name }
            : NameInvalid;
    }

    /// <summary>The change as it will be stored, or what is wrong with it.</summary>
    public static Result<ProfileChange> Check(ProfileChange change, Role role)
    {
        if (CheckName(change.FullName) is not { } name)
        {
            return NameInvalid;
        }

        if (change.Teacher is not { } teacher)
        {
            return change with { FullName = name };
        }

        var storable = role == Role.Teacher && teacher.Department.Length <= LongestName && IsText(teacher.Department)
            && !teacher.Subjects.IsDefault && teacher.Subjects.Length <= MostSubjects
            && teacher.Subjects.All(s => s is { Length: > 0 and <= LongestSubject } && IsText(s));
        return storable
            ? change with { FullName = name }
            : new Problem(ProblemKind.Invalid, "teacher_invalid", $"Teachers have a department of at most {LongestName} characters and at most {MostSubjects} subjects of 1 to {LongestSubject}.", Field: "teacher");
    }

    /// <summary>What is wrong with a new key; null when nothing is.</summary>
    public static Problem? Check(NewApiKey key, DateTimeOffset now) =>
        key.Name.Length is < 1 or > LongestKeyName || !IsText(key.Name)
            ? new Problem(ProblemKind.Invalid, "name_invalid", $"A key's name has 1 to {LongestKeyName} characters.", Field: "name")
            : key.ExpiresAt <= now || key.ExpiresAt > now.AddDays(LongestKeyDays)
                ? new Problem(ProblemKind.Invalid, "expires_at_invalid", $"A key expires within {LongestKeyDays} days.", Field: "expires_at")
                : null;

    private static bool IsText(string text) => !text.Any(char.IsControl) && !HasLoneSurrogate(text);

    private static string? CheckName(string? text)
    {
        var name = text?.Trim() ?? "";
        var storable = name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && !HasLoneSurrogate(name);
        return storable ? name.Normalize(NormalizationForm.FormC) : null;
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);
}
