using Veritas.Bench.Compare.Ground;

namespace Veritas.Bench.Compare.Limit;

/// <summary>How the limit writes.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Writer">By COPY or by INSERT.</param>
/// <param name="Writers">Threads with a connection each.</param>
/// <param name="Rows">Of one commit; a multiple of 20.</param>
internal sealed record LimitWay(string Name, ILimitWriter Writer, int Writers, int Rows)
{
    /// <summary>Those that are tried; the best of them is the limit.</summary>
    public static IReadOnlyList<LimitWay> All { get; } =
    [
        .. from writer in new ILimitWriter[] { new CopyWriter(), new ArrayWriter() }
        from writers in new[] { 1, 2 }
        from rows in new[] { 1_000, 4_000 }
        select new LimitWay(
            $"{(writer is CopyWriter ? "binary COPY" : "array INSERT")}, {writers} writer{(writers == 1 ? "" : "s")}, {rows:N0} rows a commit",
            writer,
            writers,
            rows
        ),
    ];
}

/// <summary>
/// The physical limit: nothing but rows into the table, as fast as this machine and this PostgreSQL take them.
/// </summary>
internal sealed class LimitTurn(BenchDatabase database, int attempts, TimeProvider time)
{
    public async Task<Turn> RunAsync(LimitWay way, double warmUpSeconds, double seconds, CancellationToken cancel)
    {
        await database.ClearAsync(cancel);
        var rows = new LimitRows(attempts, database.Day, time.GetUtcNow().UtcDateTime);
        var (next, stored, stopping) = (0L, 0L, false);
        var written = new List<(long From, long To)>();
        var gate = new Lock();
        var running = Enumerable
            .Range(0, way.Writers)
            .Select(_ => Task.Factory.StartNew(Write, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();

        void Write()
        {
            using var connection = database.Source.OpenConnection();
            while (!Volatile.Read(ref stopping))
            {
                var from = Interlocked.Add(ref next, way.Rows) - way.Rows;
                way.Writer.Write(connection, rows, from, way.Rows);
                Interlocked.Add(ref stored, way.Rows);
                lock (gate)
                {
                    written.Add((from, from + way.Rows));
                }
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(warmUpSeconds), time, cancel);
        var (began, before) = (time.GetTimestamp(), Interlocked.Read(ref stored));
        var (cpu, postgres) = (Environment.CpuUsage.TotalTime, ProcessCpu.OfFamily(database.Postmaster));
        await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancel);
        var (events, took) = (Interlocked.Read(ref stored) - before, time.GetElapsedTime(began).TotalSeconds);
        var spent = new TurnCpu(
            null,
            ProcessCpu.OfFamily(database.Postmaster) - postgres,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds
        );
        Volatile.Write(ref stopping, true);
        await Task.WhenAll(running);
        await RowCheck.RequireAsync(database, rows.Expected(written), cancel);
        return new Turn(events, took, spent, null);
    }
}
