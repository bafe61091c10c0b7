using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Orleans.Embedded;

internal static class GrainStorageRegistration
{
    public const string DefaultName = "Default";

    public static void AddGrainStorage(this IServiceCollection services, string name, Func<IServiceProvider, string, IGrainStorage> make)
    {
        services.AddKeyedSingleton(name, (provider, key) => make(provider, (string)key!));
        if (name == DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(DefaultName));
        }
    }
}
