using System.Text;

namespace Veritas.Exams.Formats;

/// <summary>Texts in which a backslash escapes the next character.</summary>
internal static class Escaped
{
    /// <summary>Index of the first unescaped mark from a start index on; -1 when there is none.</summary>
    public static int Find(string text, string mark, int from = 0)
    {
        for (var i = from; i <= text.Length - mark.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The trimmed parts between unescaped marks, still escaped; none for an empty text.</summary>
    public static IReadOnlyList<string> Split(string text, string mark)
    {
        var parts = new List<string>();
        var from = 0;
        for (var at = Find(text, mark); at >= 0; at = Find(text, mark, from))
        {
            parts.Add(text[from..at]);
            from = at + mark.Length;
        }

        parts.Add(text[from..]);
        return parts is [var one] && string.IsNullOrWhiteSpace(one) ? [] : parts;
    }

    /// <summary>Unescapes and trims; with <paramref name="newlines"/>, <c>\n</c> becomes a line end.</summary>
    public static string Plain(string text, bool newlines = false)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                plain.Append(newlines && text[i] == 'n' ? '\n' : text[i]);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>Escapes these characters with a backslash.</summary>
    public static string Of(string text, string special)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (special.Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
