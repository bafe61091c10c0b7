using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Wiring of learning.</summary>
public static class LearningServices
{
    /// <summary>Adds performance records and the risk of dropping out, with the jobs that keep them.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LearningOptions>().BindConfiguration("Veritas:Learning").ValidateDataAnnotations()
            .Validate(o => o.HighRisk >= o.MediumRisk, "Veritas:Learning:HighRisk is not under Veritas:Learning:MediumRisk.").ValidateOnStart();
        services.AddSingleton<RiskService>().AddSingleton<PerformanceService>().AddSingleton<FeatureStore>().AddSingleton<OutcomeStore>().AddSingleton<RiskModelStore>();
        services.AddSingleton<RiskWork>().AddSingleton<RiskTrainingJob>();
        services.AddSingleton<PerformanceStore>().AddSingleton<PerformanceKeeping>();
        // In one process: a training reads thousands of records and computes for seconds.
        services.AddPeriodicJob<RiskTrainingJob, LearningOptions>(
            "risk_training", RunsIn.OneProcess, o => TimeSpan.FromMilliseconds(o.TrainingMilliseconds),
            (training, _, now, cancel) => training.TrainAsync(now, cancel));
        // In one process: a second one would find the same students.
        services.AddPeriodicJob<RiskWork, LearningOptions>(
            "risk_levels", RunsIn.OneProcess, o => TimeSpan.FromSeconds(o.RefreshSeconds),
            async (work, _, now, cancel) => await work.RefreshAsync(now, cancel) > 0);
        // In every process: the lock of its transaction lets one count, with fewer statements than the job's lock.
        return services.AddPeriodicJob<PerformanceKeeping, LearningOptions>(
            "performance", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.RecordMilliseconds),
            async (records, o, now, cancel) => await records.FoldAsync(o.RecordBatch, now, cancel) >= o.RecordBatch);
    }
}
