using System.Globalization;
using System.Text;

namespace Veritas.WebHost.Analysis;

/// <summary>A line of CSV as RFC 4180 has it. A text that a spreadsheet would take for a formula is led by an apostrophe.</summary>
internal static class CsvLine
{
    public static string Of(params ReadOnlySpan<object?> values)
    {
        var line = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            line.Append(i > 0 ? "," : "").Append(Field(values[i]));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString()!),
    };

    private static string Text(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
