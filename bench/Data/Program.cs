using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Veritas.Bench.Data;
using Veritas.Grains.Storage;
using Veritas.Storage;

if (args is [] or ["--help"] or ["-h"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}

try
{
    if (args[0] == "measure")
    {
        return await Options.ParseMeasure(args).RunAsync() == 0 ? 0 : 1;
    }

    if (args[0] != "load")
    {
        throw new ArgumentException($"{args[0]} is no command; --help lists them.");
    }

    var options = Options.Parse(args, TimeProvider.System.GetUtcNow());
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    await using var database = await VeritasDatabase.OpenAsync(
        configuration,
        NullLoggerFactory.Instance,
        TimeProvider.System,
        CancellationToken.None
    );
    await database.MigrateAsync(CancellationToken.None);
    await options.RunAsync(database, Stopwatch.StartNew());
    return 0;
}
catch (Exception e)
    when (e is ArgumentException or DatabaseUnavailableException or MigrationException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
