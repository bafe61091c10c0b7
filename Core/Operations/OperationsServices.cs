using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Operations;

public static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration("Veritas:Operations").ValidateDataAnnotations().ValidateOnStart();
        // In one process: a second delete at the same time would wait for the rows of the first and find nothing.
        services.AddPeriodicJob<ComponentLogStore, OperationsOptions>(
            "component_logs", RunsIn.OneProcess, _ => TimeSpan.FromHours(1),
            (logs, o, now, cancel) => logs.Purge(now.AddDays(-o.LogDays), cancel));
        return services.AddSingleton<OperationsService>().AddSingleton<ComponentLogStore>().AddSingleton<ExamRiskStore>();
    }
}
