using Veritas.Grains.Storage;
using Veritas.Silo;
using Veritas.Silo.Operations;
using Veritas.Storage;
using Veritas.WebHost;

using var stop = new CancellationTokenSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGINT,
    _ => stop.Cancel()
);
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    _ => stop.Cancel()
);
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
using var loggers = Logs.Start(configuration);
try
{
    await using var database = await VeritasDatabase.OpenAsync(configuration, loggers, TimeProvider.System, stop.Token);
    await database.MigrateAsync(stop.Token);
    await using var app = VeritasWeb.Build(args, database);
    await app.RunAsync(stop.Token);
    return 0;
}
catch (Exception e) when (e is DatabaseUnavailableException or MigrationException || StartFailure.IsKnown(e))
{
    await Console.Error.WriteLineAsync(StartFailure.Describe(e));
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
