using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Veritas.Grains.Storage;
using Veritas.Silo;
using Veritas.Silo.Tls;

if (args is [CertificateMaker.Argument, ..])
{
    return await CertificateMaker.RunAsync(args[1..], TimeProvider.System);
}

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
catch (Exception e) when (e is DatabaseUnavailableException or MigrationException || StartFailure.IsKnown(e))
{
    await Console.Error.WriteLineAsync(StartFailure.Describe(e));
    return 1;
}
