using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Veritas.Grains.Storage;
using Veritas.Silo;

using var loggers = LoggerFactory.Create(log => log.AddSimpleConsole(o => o.SingleLine = true));
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
try
{
    await using var database = await VeritasDatabase.OpenAsync(configuration, loggers, TimeProvider.System, CancellationToken.None);
    await database.MigrateAsync(CancellationToken.None);
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddVeritasSilo(database);
    using var host = builder.Build();
    await host.RunAsync();
    return 0;
}
catch (Exception e) when (e is DatabaseUnavailableException or MigrationException or OrleansConfigurationException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
