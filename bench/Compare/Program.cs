using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Veritas.Bench.Compare;
using Veritas.Bench.Compare.Cluster;
using Veritas.Bench.Compare.Day;
using Veritas.Bench.Compare.Fanout;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Compare.Latencies;
using Veritas.Bench.Compare.Memory;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Compare.Recovery;
using Veritas.Bench.Compare.Report;
using Veritas.Bench.Compare.Rush;
using Veritas.Grains.Storage;
using Veritas.Storage;

var time = TimeProvider.System;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
using var loggers = LoggerFactory.Create(log =>
    log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(o => o.SingleLine = true)
);
var root = Environment.GetEnvironmentVariable("VERITAS_ROOT") ?? Directory.GetCurrentDirectory();
var repository = new Repository(root, Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench")).FullName);
try
{
    var plan = BenchPlan.Read(args);
    await using var database = await BenchDatabase.OpenAsync(configuration, loggers, time, stop.Token);
    var (result, failed) = await RunAsync(
        plan,
        new Stage(database, repository, plan.Processes, time),
        new Progress(time)
    );
    var (markdown, files) = ReportFiles.Write(result, repository.Output);
    Console.WriteLine(markdown);
    Console.WriteLine(string.Join('\n', files.Select(f => Path.GetRelativePath(root, f))));
    return failed ? 1 : 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
catch (Exception failure)
{
    var known = failure is BenchFailure or DatabaseUnavailableException or MigrationException;
    await Console.Error.WriteLineAsync("bench: " + (known ? failure.Message : failure.ToString()));
    return 1;
}

// What one part has measured is not lost with another.
async Task<(BenchResult Result, bool Failed)> RunAsync(BenchPlan plan, Stage stage, Progress progress)
{
    var failed = false;
    var result = new BenchResult(
        await Machine.ReadAsync(stage.Database, time, stop.Token),
        plan,
        Stage.FileLimit,
        null,
        null,
        null,
        null,
        null
    );
    foreach (var part in BenchPlan.AllParts.Where(plan.Parts.Contains))
    {
        try
        {
            result = part switch
            {
                "ingest" => result with { Ingest = await new IngestPart(stage, plan, progress).RunAsync(stop.Token) },
                "cluster" => result with
                {
                    Cluster = await new ClusterPart(stage, plan, progress).RunAsync(stop.Token),
                },
                "latency" => result with
                {
                    Latency = await new LatencyPart(stage, plan, progress).RunAsync(result.Ingest, stop.Token),
                },
                "memory" => result with
                {
                    Memory = await new MemoryPart(stage, progress).RunAsync(plan.RecoverySizes.Max(), stop.Token),
                },
                "recovery" => result with
                {
                    Recovery = await new RecoveryPart(stage, plan, progress).RunAsync(stop.Token),
                },
                "fanout" => result with { Fanout = await new FanoutPart(stage, plan, progress).RunAsync(stop.Token) },
                "day" => result with { Day = await new DayPart(stage, plan, progress).RunAsync(stop.Token) },
                "rush" => result with
                {
                    Rush = await new RushPart(stage, plan, progress).RunAsync(result.Ingest, stop.Token),
                },
                _ => throw new BenchFailure($"part {part} has no program"),
            };
        }
        catch (BenchFailure failure)
        {
            await Console.Error.WriteLineAsync($"bench: {part}: {failure.Message}");
            failed = true;
        }
    }

    return (result, failed);
}
