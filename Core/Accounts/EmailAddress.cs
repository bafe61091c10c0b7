using System.Text;

namespace Veritas.Accounts;

/// <summary>Normalizes e-mail addresses for storage and comparison: trimmed, NFC, lower case.</summary>
public static class EmailAddress
{
    /// <summary>Longest address in characters.</summary>
    public const int MaxLength = 320;

    /// <summary>
    /// The normalized address, or null when the text is none: one @, a local part of 1 to 64 characters, a domain of
    /// labels separated by dots, no white space or control character.
    /// </summary>
    public static string? Normalize(string? text)
    {
        if (text is null || text.Length > MaxLength || text.Any(c => char.IsSurrogate(c) || c == '\uFFFD'))
        {
            return null;
        }

        var address = text.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var wellFormed =
            at is > 0 and <= 64
            && address.IndexOf('@', at + 1) < 0
            && !address.Any(c =>
                char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or ',' or ';' or '\\'
            )
            && address[(at + 1)..].Split('.').All(IsLabel);
        return wellFormed ? address : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => c == '-' || char.IsLetterOrDigit(c));
}
