using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Registers the services of learning.</summary>
public static class LearningServices
{
    /// <summary>Adds performance records and the risk of dropping out, with the jobs that update them.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<LearningOptions>()
            .BindConfiguration("Veritas:Learning")
            .ValidateDataAnnotations()
            .Validate(
                o => o.HighRisk >= o.MediumRisk,
                "Veritas:Learning:HighRisk must not be less than Veritas:Learning:MediumRisk."
            )
            .ValidateOnStart();
        return services
            .AddSingleton<RiskService>()
            .AddSingleton<RiskModelStore>()
            .AddSingleton<RiskTrainingJob>()
            .AddSingleton<RiskLevelsJob>()
            .AddSingleton<FeatureStore>()
            .AddSingleton<OutcomeStore>()
            .AddSingleton<PerformanceService>()
            .AddSingleton<PerformanceStore>()
            .AddSingleton<PerformanceJob>()
            .AddJobs();
    }

    private static IServiceCollection AddJobs(this IServiceCollection services)
    {
        // In one process: a training reads thousands of records and computes for seconds.
        services.AddPeriodicJob<RiskTrainingJob, LearningOptions>(
            "risk_training",
            RunsIn.OneProcess,
            o => TimeSpan.FromMilliseconds(o.TrainingMilliseconds),
            (training, _, now, cancel) => training.TrainAsync(now, cancel)
        );
        // In one process: a second one would take the same students.
        services.AddPeriodicJob<RiskLevelsJob, LearningOptions>(
            "risk_levels",
            RunsIn.OneProcess,
            o => TimeSpan.FromSeconds(o.RefreshSeconds),
            async (levels, _, now, cancel) => await levels.RefreshAsync(now, cancel) > 0
        );
        // In every process: its own transaction lock admits one, with fewer statements than the job's lock.
        return services.AddPeriodicJob<PerformanceJob, LearningOptions>(
            "performance",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.RecordMilliseconds),
            async (records, o, now, cancel) => await records.FoldAsync(o.RecordBatch, now, cancel) >= o.RecordBatch
        );
    }
}
