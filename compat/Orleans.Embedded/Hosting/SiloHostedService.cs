using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class SiloHostedService(
    SiloRuntime silo,
    IServiceProvider services,
    IEnumerable<StartupTask> startupTasks,
    IOptions<SiloMessagingOptions> messaging,
    IOptions<GrainCollectionOptions> collection) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Check();
        silo.Start();
        foreach (var task in startupTasks)
        {
            await task.Run(services, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);

    private void Check()
    {
        if (messaging.Value.ResponseTimeout <= TimeSpan.Zero)
        {
            throw new OrleansConfigurationException("SiloMessagingOptions.ResponseTimeout must be more than zero.");
        }

        if (collection.Value.CollectionQuantum <= TimeSpan.Zero || collection.Value.CollectionAge <= collection.Value.CollectionQuantum)
        {
            throw new OrleansConfigurationException(
                "GrainCollectionOptions.CollectionAge must be more than CollectionQuantum, and that more than zero.");
        }
    }
}

/// <summary>Runs once the silo takes calls, before the host counts as started.</summary>
internal sealed record StartupTask(Func<IServiceProvider, CancellationToken, Task> Run);
