using System.Text;
using Veritas.Accounts;

namespace Veritas.Grains.Accounts;

/// <summary>What a new account must be.</summary>
internal static class AccountRules
{
    public const int LongestName = 200;

    /// <summary>The user as it will be stored, or what is wrong with it.</summary>
    public static Result<NewUser> Check(NewUser user)
    {
        if (EmailAddress.Normalize(user.Email) is not { } email)
        {
            return new Problem(ProblemKind.Invalid, "email_invalid", "This is not an e-mail address.", Field: "email");
        }

        return CheckName(user.FullName) is { } name
            ? user with { Email = email, FullName = name }
            : new Problem(ProblemKind.Invalid, "full_name_invalid", $"A name has 1 to {LongestName} characters and no control characters.", Field: "full_name");
    }

    private static string? CheckName(string? text)
    {
        var name = text?.Trim() ?? "";
        var storable = name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && !HasLoneSurrogate(name);
        return storable ? name.Normalize(NormalizationForm.FormC) : null;
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);
}
