using Microsoft.Extensions.DependencyInjection;

namespace Orleans.TestingHost;

public static class TimeProviderTestingExtensions
{
    /// <summary>Accepted; what this runtime does in the background follows the clock of the grains.</summary>
    public static IServiceCollection UseTimeProviderForBackgroundAreas(this IServiceCollection services, TimeProvider timeProvider) => services;
}
