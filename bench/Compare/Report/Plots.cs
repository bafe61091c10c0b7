using System.Globalization;
using System.Text;
using Veritas.Bench.Compare.Ingest;

namespace Veritas.Bench.Compare.Report;

/// <summary>
/// Two pictures, drawn by hand: bars for the rates, and how the cost of an event grows with the attempts.
/// </summary>
internal static class Plots
{
    private const int Width = 720;
    private const int BarHeight = 22;
    private const int LabelWidth = 250;
    private static readonly string[] Colours = ["#7a8aa0", "#c0654a", "#b08a2e", "#2f6f4f"];

    public static string Rates(IngestResult result)
    {
        var rows = result
            .Rows.OrderBy(r => r.Attempts)
            .ThenBy(r => IngestRow.All.ToList().IndexOf(r.Who))
            .ThenBy(r => r.Batch)
            .ToArray();
        var most = rows.Max(r => r.EventsPerSecond);
        var svg = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, y) = (rows[i], 40 + (i * (BarHeight + 6)));
            var length = row.EventsPerSecond / most * (Width - LabelWidth - 100);
            var name = row.Who == IngestRow.Veritas ? $"Veritas, batches of {row.Batch}" : row.Who;
            Text(svg, LabelWidth - 8, y + 16, $"{name}, {MarkdownTable.Number(row.Attempts)} attempts", "end");
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""<rect x="{LabelWidth}" y="{y}" width="{length:F1}" height="{BarHeight}" fill="{Colour(row.Who)}"/>"""
                )
                .Append('\n');
            Text(svg, LabelWidth + length + 6, y + 16, MarkdownTable.Number(row.EventsPerSecond), "start");
        }

        return Frame("Durable events a second", 50 + (rows.Length * (BarHeight + 6)), svg);
    }

    /// <summary>
    /// CPU seconds of server and PostgreSQL for a million events, by the number of live attempts; one line a batch.
    /// </summary>
    public static string Growth(IngestResult result)
    {
        var rows = result.Rows.Where(r => r.Who == IngestRow.Veritas && r.ServerCpu is not null).ToArray();
        var svg = new StringBuilder();
        const double Left = 80,
            Right = 560,
            Top = 50,
            Bottom = 300;
        var (least, largest) = (Math.Log(rows.Min(r => r.Attempts)), Math.Log(rows.Max(r => r.Attempts) * 1.0001));
        var most = rows.Max(Cost);
        double X(IngestRow r) =>
            Left + ((Math.Log(r.Attempts) - least) / Math.Max(0.01, largest - least) * (Right - Left));
        double Y(IngestRow r) => Bottom - (Cost(r) / most * (Bottom - Top));
        svg.Append(
                CultureInfo.InvariantCulture,
                $"""<path d="M{Left},{Top} V{Bottom} H{Right}" fill="none" stroke="#888"/>"""
            )
            .Append('\n');
        foreach (var line in rows.GroupBy(r => r.Batch).OrderBy(g => g.Key))
        {
            var points = line.OrderBy(r => r.Attempts).ToArray();
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""<polyline points="{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p):F1},{Y(p):F1}")))}" fill="none" stroke="{Colours[^1]}" stroke-width="2"/>"""
                )
                .Append('\n');
            foreach (var point in points)
            {
                svg.Append(
                        CultureInfo.InvariantCulture,
                        $"""<circle cx="{X(point):F1}" cy="{Y(point):F1}" r="4" fill="{Colours[^1]}"/>"""
                    )
                    .Append('\n');
                Text(svg, X(point), Y(point) - 8, MarkdownTable.Number(Cost(point), "F1"), "middle");
            }

            Text(svg, Right + 12, Y(points[^1]) + 4, $"batches of {line.Key}", "start");
        }

        foreach (var attempts in rows.DistinctBy(r => r.Attempts))
        {
            Text(svg, X(attempts), Bottom + 20, MarkdownTable.Number(attempts.Attempts), "middle");
        }

        Text(svg, (Left + Right) / 2, Bottom + 44, "live attempts", "middle");
        return Frame("CPU seconds of server and PostgreSQL for a million events", 360, svg);
    }

    private static double Cost(IngestRow row) => (row.ServerCpu ?? 0) + (row.PostgresCpu ?? 0);

    private static string Colour(string who) => Colours[IngestRow.All.ToList().IndexOf(who)];

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor) =>
        svg.Append(
                CultureInfo.InvariantCulture,
                $"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}">{text}</text>"""
            )
            .Append('\n');

    private static string Frame(string title, int height, StringBuilder body) =>
        $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" font-family="sans-serif" font-size="13" fill="#333">
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="20" y="24" font-size="16" font-weight="bold">{title}</text>
            {body}</svg>

            """;
}
