using Veritas.Bench.Compare.Ingest;

namespace Veritas.Bench.Compare.Report;

/// <summary>The ingest part as tables.</summary>
internal static class IngestTables
{
    public static IEnumerable<string> Of(IngestResult result)
    {
        var table = new MarkdownTable(
            "",
            "attempts",
            "sockets",
            "batch",
            "events/s",
            "of the limit",
            "times the alternative",
            "CPU s a million: server",
            "times the floor",
            "PostgreSQL",
            "client"
        );
        foreach (
            var row in result.Rows.OrderBy(r => r.Attempts).ThenBy(r => r.Who == IngestRow.Veritas).ThenBy(r => r.Batch)
        )
        {
            var own = row.Who == IngestRow.Veritas;
            var floor = result.Rows.FirstOrDefault(r =>
                r.Who == IngestRow.Floor && r.Attempts == row.Attempts && r.Batch == row.Batch
            );
            table.Add(
                row.Who == IngestRow.Limit ? $"limit ({result.Limit})" : row.Who,
                MarkdownTable.Number(row.Attempts),
                row.HasSockets ? MarkdownTable.Number(row.Sockets) : "",
                row.Who == IngestRow.Limit ? "" : MarkdownTable.Number(row.Batch),
                MarkdownTable.Number(row.EventsPerSecond),
                own ? MarkdownTable.Number(Ratio(result, row, IngestRow.Limit), "F2") : "",
                own ? MarkdownTable.Number(Ratio(result, row, IngestRow.Alternative), "F1") : "",
                row.ServerCpu is null ? "" : MarkdownTable.Number(row.ServerCpu, "F1"),
                own && floor is not null ? MarkdownTable.Number(row.ServerCpu / floor.ServerCpu, "F2") : "",
                MarkdownTable.Number(row.PostgresCpu, "F1"),
                MarkdownTable.Number(row.ClientCpu, "F1")
            );
        }

        yield return "### Durable events a second\n\n" + table;
        var ways = new MarkdownTable("way of writing, once each", "rows/s");
        foreach (var way in result.Ways)
        {
            ways.Add(way.Name, MarkdownTable.Number(way.RowsPerSecond));
        }

        yield return "### The limit's ways\n\n" + ways;
    }

    /// <summary>
    /// The median of the rounds' own ratios: what slows the whole machine for a while falls out of it.
    /// </summary>
    public static double? Ratio(IngestResult result, IngestRow row, string other) =>
        result.Rows.FirstOrDefault(r => r.Who == other && r.Attempts == row.Attempts) is { } basis
            ? Median.Of(row.Rounds.Zip(basis.Rounds, (a, b) => (double?)a / b))
            : null;
}
