using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Alerts;

public static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<AlertsService>()
            .AddSingleton<AlertStore>()
            .AddSingleton<TriageStore>()
            .AddSingleton<AlertNumbering>();
}
