using System.Text;

namespace Veritas.Storage;

/// <summary>Checks texts of users.</summary>
internal static class StorableText
{
    /// <summary>True for a text of that length that PostgreSQL can store.</summary>
    public static bool Fits(string? text, int least, int most) =>
        text is not null
        && text.Trim().Length >= least
        && text.Length <= most
        && !text.Contains('\0')
        && !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);
}
