using Veritas.Bench.Compare.Cluster;
using Veritas.Bench.Compare.Fanout;
using Veritas.Bench.Compare.Latencies;
using Veritas.Bench.Compare.Memory;
using Veritas.Bench.Compare.Recovery;
using static Veritas.Bench.Compare.Report.MarkdownTable;

namespace Veritas.Bench.Compare.Report;

/// <summary>The other parts as tables.</summary>
internal static class OtherTables
{
    public static string Cluster(IReadOnlyList<ClusterRow> rows)
    {
        var table = new MarkdownTable(
            "attempts",
            "batch",
            "events/s: one process",
            "cluster",
            "CPU s a million: one process",
            "cluster",
            "cluster to one process",
            "calls that stay in the process, %"
        );
        foreach (var row in rows)
        {
            table.Add(
                Number(row.Attempts),
                Number(row.Batch),
                Number(row.OneRate),
                Number(row.ClusterRate),
                Number(row.OneCpu, "F1"),
                Number(row.ClusterCpu, "F1"),
                Number(row.ClusterCpu / row.OneCpu, "F2"),
                Number(row.SamePercent, "F1")
            );
        }

        return "### Cluster\n\n" + table;
    }

    public static string Latency(IReadOnlyList<LatencyRow> rows)
    {
        var table = new MarkdownTable(
            "attempts",
            "sockets",
            "batch",
            "events/s",
            "accepted p50 / p99 / p99.9",
            "durable p50 / p99 / p99.9",
            "hub p50 / p99 / p99.9"
        );
        foreach (var row in rows)
        {
            table.Add(
                Number(row.Attempts),
                Number(row.Sockets),
                Number(row.Batch),
                Number(row.EventsPerSecond),
                Three(row.Accepted),
                Three(row.Durable),
                Three(row.Hub)
            );
        }

        return "### Latency at a quarter of the load, milliseconds\n\n" + table;
    }

    public static string Memory(MemoryResult result)
    {
        var table = new MarkdownTable("at rest", "managed heap", "resident");
        table.Add("a live attempt", Kilobytes(result.HeapAnAttempt), Kilobytes(result.ResidentAnAttempt));
        table.Add("its socket", Kilobytes(result.HeapASocket), Kilobytes(result.ResidentASocket));
        table.Add($"the process with {Number(result.Attempts)} of both", "", $"{Number(result.Resident / 1e6)} MB");
        return "### Memory\n\n" + table;
    }

    public static string Recovery(IReadOnlyList<RecoveryRow> rows)
    {
        var table = new MarkdownTable(
            "attempts live when the server was killed",
            "healthy after, s",
            "all live again after, s"
        );
        foreach (var row in rows)
        {
            table.Add(Number(row.Attempts), Number(row.Healthy, "F1"), Number(row.AllLive, "F1"));
        }

        return "### From `kill -9` to all attempts live\n\n" + table;
    }

    public static string Fanout(IReadOnlyList<FanoutRow> rows)
    {
        var table = new MarkdownTable(
            "teachers watching one room",
            "alert to their pages p50 / p99 / p99.9, ms",
            "deliveries measured",
            "server, cores"
        );
        foreach (var row in rows)
        {
            table.Add(Number(row.Teachers), Three(row.Hub), Number(row.Hub?.Count), Number(row.ServerCores, "F2"));
        }

        return "### Fan-out\n\n" + table;
    }

    private static string Three(Load.Latency? latency) =>
        latency is null
            ? ""
            : $"{Number(latency.P50, "F1")} / {Number(latency.P99, "F1")} / {Number(latency.P999, "F1")}";

    private static string Kilobytes(double bytes) => $"{Number(bytes / 1024, "F1")} KB";
}
