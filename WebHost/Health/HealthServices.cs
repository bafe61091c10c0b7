namespace Veritas.WebHost.Health;

internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddOptions<HealthOptions>().BindConfiguration("Veritas:Health").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
