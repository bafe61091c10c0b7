namespace Veritas.Bench.Compare.Ingest;

/// <summary>What came out of the ingest part.</summary>
/// <param name="Ways">Every way of writing the limit, once.</param>
/// <param name="Limit">The best of them, which is measured in every round.</param>
/// <param name="Rows">By contestant, size and batch.</param>
internal sealed record IngestResult(IReadOnlyList<WayRow> Ways, string Limit, IReadOnlyList<IngestRow> Rows)
{
    /// <summary>Events a second of Veritas; null where that was not measured.</summary>
    public double? RateOf(int attempts, int batch) =>
        Rows.FirstOrDefault(r =>
            r.Who == IngestRow.Veritas && r.Attempts == attempts && r.Batch == batch
        )?.EventsPerSecond;
}

/// <summary>A way of writing the limit.</summary>
internal sealed record WayRow(string Name, double RowsPerSecond);

/// <summary>Medians over the rounds.</summary>
/// <param name="Who">limit, alternative, floor or Veritas.</param>
/// <param name="Attempts">Live, or that the rows are spread over.</param>
/// <param name="Sockets">Open.</param>
/// <param name="Batch">Events of one frame or request.</param>
/// <param name="EventsPerSecond">Durable.</param>
/// <param name="Rounds">Each round's.</param>
/// <param name="ServerCpu">Seconds a million events.</param>
/// <param name="PostgresCpu">Seconds a million events.</param>
/// <param name="ClientCpu">Seconds a million events: the generator's, or the writing program's.</param>
internal sealed record IngestRow(
    string Who,
    int Attempts,
    int Sockets,
    int Batch,
    double EventsPerSecond,
    IReadOnlyList<double> Rounds,
    double? ServerCpu,
    double? PostgresCpu,
    double? ClientCpu
)
{
    public const string Limit = "limit";
    public const string Alternative = "alternative";
    public const string Floor = "floor";
    public const string Veritas = "Veritas";

    public static IReadOnlyList<string> All { get; } = [Limit, Alternative, Floor, Veritas];

    /// <summary>Whether the contestant receives frames over WebSockets, of every batch size.</summary>
    public bool HasSockets => Who is Floor or Veritas;

    public static IngestRow Of(string who, int attempts, int sockets, int batch, IReadOnlyList<Turn> turns) =>
        new(
            who,
            attempts,
            sockets,
            batch,
            Median.Of(turns.Select(t => (double?)t.Rate))!.Value,
            [.. turns.Select(t => t.Rate)],
            Median.Of(turns.Select(t => t.Cpu.Server / t.Events * 1e6)),
            Median.Of(turns.Select(t => t.Cpu.Postgres / t.Events * 1e6)),
            Median.Of(turns.Select(t => (double?)t.Cpu.Client / t.Events * 1e6))
        );
}
