using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Grains.Learning;

/// <summary>Wiring of learning.</summary>
public static class LearningServices
{
    /// <summary>Adds performance records with their keeper, and the risk of dropping out with its worker.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LearningOptions>().BindConfiguration("Veritas:Learning").ValidateDataAnnotations()
            .Validate(o => o.HighRisk >= o.MediumRisk, "Veritas:Learning:HighRisk is not under Veritas:Learning:MediumRisk.").ValidateOnStart();
        services.AddSingleton<FeatureStore>().AddSingleton<OutcomeStore>().AddSingleton<RiskModelStore>().AddSingleton<RiskWork>().AddHostedService<RiskWorker>();
        return services.AddSingleton<PerformanceStore>().AddSingleton<PerformanceKeeping>().AddHostedService<PerformanceKeeper>();
    }
}
