using System.Text;

namespace Veritas.Grains.Exams.Formats;

/// <summary>A record of a CSV file and the line where it begins.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>Splits CSV into records (RFC 4180): fields in double quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvRows
{
    /// <summary>The records before the first fault, and the fault where there is one.</summary>
    public static (List<CsvRow> Rows, FileFault? Broken) Split(string text)
    {
        var rows = new List<CsvRow>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (begun, fields) = (line, new List<string>());
            while (true)
            {
                var (field, next, fault) = at < text.Length && text[at] == '"' ? Quoted(text, at + 1) : Bare(text, at);
                if (fault is not null)
                {
                    return (rows, new FileFault(begun, fault));
                }

                fields.Add(field);
                line += text.AsSpan(at, next - at).Count('\n');
                at = next;
                if (at >= text.Length || text[at] != ',')
                {
                    break;
                }

                at++;
                if (at == text.Length)
                {
                    fields.Add("");
                    break;
                }
            }

            rows.Add(new CsvRow(begun, fields));
            if (at < text.Length)
            {
                at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
                line++;
            }
        }

        return (rows, null);
    }

    private static (string Field, int Next, string? Fault) Bare(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny(",\r\n");
        var end = length < 0 ? text.Length : at + length;
        return (text[at..end], end, null);
    }

    private static (string Field, int Next, string? Fault) Quoted(string text, int at)
    {
        var field = new StringBuilder();
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0)
            {
                return ("", at, "A quoted field does not end.");
            }

            field.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] is ',' or '\r' or '\n')
            {
                return (field.ToString(), at, null);
            }

            if (text[at] != '"')
            {
                return ("", at, "A quote inside a quoted field is doubled.");
            }

            field.Append('"');
            at++;
        }
    }
}
