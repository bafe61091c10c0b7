using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Operations;

public static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration("Veritas:Operations").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ComponentLogSweeper>();
        return services.AddSingleton<ComponentLogStore>().AddSingleton<ExamRiskStore>();
    }
}
