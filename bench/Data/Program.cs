using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Veritas.Bench.Data;
using Veritas.Grains.Storage;

if (args is [] or ["--help"] or ["-h"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}

try
{
    var options = Options.Parse(args, TimeProvider.System.GetUtcNow());
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    await using var database = await VeritasDatabase.OpenAsync(configuration, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
    await database.MigrateAsync(CancellationToken.None);
    await options.RunAsync(database, Stopwatch.StartNew());
    return 0;
}
catch (Exception e) when (e is ArgumentException or DatabaseUnavailableException or MigrationException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
