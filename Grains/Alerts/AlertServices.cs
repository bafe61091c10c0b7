using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Alerts;

public static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services.AddSingleton<AlertStore>().AddSingleton<TriageStore>();
}
