using CsvHelper;

namespace Veritas.Exams.Formats;

/// <summary>
/// The apostrophe in front of a text that a spreadsheet would run as a formula. The writer puts it there, reading
/// removes it. A text that already begins with apostrophes and a formula is written with one more, so every text reads
/// back as it was.
/// </summary>
internal static class CsvFormula
{
    public static string Written(string text) => IsProtected(text) ? "'" + text : text;

    public static string Read(string field) => IsProtected(field) ? field[1..] : field;

    private static bool IsProtected(string text) =>
        text is ['\'', ..]
        && text.AsSpan().TrimStart('\'') is [var first, ..]
        && CsvWriterOptions.Default.InjectionCharacters.Contains(first);
}
