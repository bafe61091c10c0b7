using System.Globalization;
using System.Text;

namespace Veritas.Bench.Compare.Report;

/// <summary>A table for people, as Markdown.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public static string Number(double? value, string form = "N0") =>
        value?.ToString(form, CultureInfo.InvariantCulture) ?? "not known";

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, heads);
        Line(text, [.. heads.Select((_, i) => i == 0 ? "---" : "---:")]);
        _rows.ForEach(r => Line(text, r));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
