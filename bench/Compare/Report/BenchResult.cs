using Veritas.Bench.Compare.Cluster;
using Veritas.Bench.Compare.Day;
using Veritas.Bench.Compare.Fanout;
using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Compare.Latencies;
using Veritas.Bench.Compare.Memory;
using Veritas.Bench.Compare.Recovery;
using Veritas.Bench.Compare.Rush;

namespace Veritas.Bench.Compare.Report;

/// <summary>All that a run found out; a part that was not asked for is null.</summary>
internal sealed record BenchResult(
    Machine Machine,
    BenchPlan Plan,
    int? FileLimit,
    IngestResult? Ingest,
    IReadOnlyList<LatencyRow>? Latency,
    MemoryResult? Memory,
    IReadOnlyList<RecoveryRow>? Recovery,
    IReadOnlyList<FanoutRow>? Fanout,
    IReadOnlyList<ClusterRow>? Cluster = null,
    DaysResult? Day = null,
    RushResult? Rush = null
);
