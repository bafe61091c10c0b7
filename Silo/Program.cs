using Microsoft.Extensions.Configuration;
using Veritas.Grains.Storage;
using Veritas.Silo;
using Veritas.Silo.Operations;
using Veritas.Silo.Tls;
using Veritas.Storage;

if (args is [CertificateMaker.Argument, ..])
{
    return await CertificateMaker.RunAsync(args[1..], TimeProvider.System);
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
using var loggers = Logs.Start(configuration);
try
{
    await using var database = await VeritasDatabase.OpenAsync(
        configuration,
        loggers,
        TimeProvider.System,
        CancellationToken.None
    );
    await database.MigrateAsync(CancellationToken.None);
    await using var app = SiloApp.Build(args, database);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is DatabaseUnavailableException or MigrationException || StartFailure.IsKnown(e))
{
    await Console.Error.WriteLineAsync(StartFailure.Describe(e));
    return 1;
}
