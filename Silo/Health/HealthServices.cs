using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Silo.Health;

/// <summary>Registers the services of <c>/health</c>.</summary>
public static class HealthServices
{
    /// <summary>Adds what <see cref="HealthEndpoints"/> needs besides the grains.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services
            .AddOptions<HealthOptions>()
            .BindConfiguration("Veritas:Health")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }
}
