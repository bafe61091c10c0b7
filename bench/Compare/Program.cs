using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Veritas.Bench.Compare;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Compare.Report;

var time = TimeProvider.System;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var plan = args.Contains("--quick") ? BenchPlan.Quick : BenchPlan.Full;
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
using var loggers = LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(o => o.SingleLine = true));
var root = Environment.GetEnvironmentVariable("VERITAS_ROOT") ?? Directory.GetCurrentDirectory();
var repository = new Repository(root, Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench")).FullName);
try
{
    await using var database = await BenchDatabase.OpenAsync(configuration, loggers, time, stop.Token);
    var machine = await Machine.ReadAsync(database, time, stop.Token);
    var stage = new Stage(database, repository, time);
    var progress = new Progress(time);
    var ingest = await new IngestPart(stage, plan, progress).RunAsync(stop.Token);
    foreach (var line in machine.Lines().Append("").Concat(IngestTables.Of(ingest)))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (BenchFailure failure)
{
    await Console.Error.WriteLineAsync("bench: " + failure.Message);
    return 1;
}
