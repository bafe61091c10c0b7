using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Operations;

public static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services
            .AddOptions<OperationsOptions>()
            .BindConfiguration("Veritas:Operations")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // In one process: a concurrent delete would wait for the locks of the first one and then find nothing.
        services.AddPeriodicJob<ComponentLogStore, OperationsOptions>(
            "component_logs",
            RunsIn.OneProcess,
            _ => TimeSpan.FromHours(1),
            (logs, o, now, cancel) => logs.PurgeAsync(now.AddDays(-o.LogDays), cancel)
        );
        return services
            .AddSingleton<OperationsService>()
            .AddSingleton<ComponentLogStore>()
            .AddSingleton<ExamRiskStore>();
    }
}
