using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal static class SiloServices
{
    public static void AddEmbeddedSilo(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(SiloRuntime)))
        {
            return;
        }

        services.AddMetrics();
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SiloLink>();
        services.AddSingleton<RuntimeMetrics>();
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<IHostedService, SiloHostedService>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<SiloLink>().Factory);
        services.TryAddSingleton<IClusterClient>(provider =>
            new ClusterClient(provider.GetRequiredService<SiloLink>().Factory, provider));
        services.TryAddTransient<IGrainContext>(_ => Activation.Current
            ?? throw new InvalidOperationException("A grain context is given to grains only."));
    }
}
