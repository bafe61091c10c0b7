namespace Veritas.Exams.Formats;

/// <summary>
/// Finds the character that separates the fields of a CSV file: Excel writes a semicolon where the decimal separator is
/// a comma, and tabs into Unicode text. The parser's own detection also considers the bar, which separates the options
/// of a question.
/// </summary>
internal static class CsvSeparator
{
    private const string Known = ",;\t";

    /// <summary>The separator that the first line names as Excel does (<c>sep=;</c>), or null.</summary>
    public static char? Hint(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
        && text.Length > 4
        && Known.Contains(text[4])
        && (text.Length == 5 || text[5] is '\r' or '\n')
            ? text[4]
            : null;

    /// <summary>The separator that the header has most of outside quotes; a comma when it has none.</summary>
    public static char OfHeader(string text)
    {
        var counts = new int[Known.Length];
        var quoted = false;
        foreach (var c in text.AsSpan().TrimStart("\r\n"))
        {
            if (c is '\r' or '\n' && !quoted)
            {
                break;
            }

            quoted ^= c == '"';
            if (!quoted && Known.IndexOf(c) is >= 0 and var i)
            {
                counts[i]++;
            }
        }

        return Known[counts.IndexOf(counts.Max())];
    }
}
