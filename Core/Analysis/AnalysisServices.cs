using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Registers the analysis.</summary>
public static class AnalysisServices
{
    /// <summary>Adds the services, stores and periodic jobs.</summary>
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<AnalysisOptions>()
            .BindConfiguration("Veritas:Analysis")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<NarrativeOptions>()
            .BindConfiguration("Veritas:Narrative")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<TeacherReportsService>().AddSingleton<StudentReportsService>();
        services.AddSingleton<ExportsService>().AddSingleton<RescoringsService>();
        services.AddSingleton<VerdictsService>().AddSingleton<AppealsService>();
        services.AddSingleton<BehaviorService>().AddSingleton<CollusionService>();
        services.AddSingleton<StudentReportStore>().AddSingleton<TeacherReportStore>();
        services.AddSingleton<TriageListStore>().AddSingleton<AnalyticsStore>().AddSingleton<ExportStore>();
        services.AddSingleton<VerdictStore>().AddSingleton<AppealStore>().AddSingleton<RescoringStore>();
        services.AddSingleton<BehaviorReading>().AddSingleton<BehaviorStore>().AddSingleton<BehaviorQueue>();
        services.AddSingleton<Analyst>().AddSingleton<BehaviorJob>();
        services.AddSingleton<NarrativeBudget>().AddSingleton<NarrativeClient>();
        services.AddSingleton<NarrativeStore>().AddSingleton<Narrator>();
        services.AddSingleton<SheetReading>().AddSingleton<CollusionStore>().AddSingleton<CollusionWork>();
        services.AddSingleton<SummaryStore>().AddSingleton<RescoringWork>().AddSingleton<RescoringJob>();
        return services.AddJobs();
    }

    private static IServiceCollection AddJobs(this IServiceCollection services)
    {
        // In every process: a lock of the transaction admits one, with fewer statements than the job's lock.
        services.AddPeriodicJob<SummaryStore, AnalysisOptions>(
            "summaries",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.SummaryMilliseconds),
            async (sums, o, now, cancel) => await sums.FoldAsync(o.SummaryBatch, now, cancel) == o.SummaryBatch
        );
        // In every process: attempts are taken with skip locked, and postponed for the others.
        services.AddPeriodicJob<BehaviorJob, AnalysisOptions>(
            "behavior",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.BehaviorMilliseconds),
            (behavior, _, _, cancel) => behavior.StepAsync(cancel)
        );
        // In every process: narratives are taken with skip locked, and leased for the time the model may take.
        services.AddPeriodicJob<Narrator, NarrativeOptions>(
            "narratives",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.Milliseconds),
            (narrator, _, _, cancel) => narrator.StepAsync(cancel)
        );
        // In every process: runs are taken with skip locked, and leased.
        services.AddPeriodicJob<CollusionWork, AnalysisOptions>(
            "collusion",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.CollusionMilliseconds),
            (work, _, _, cancel) => work.StepAsync(cancel)
        );
        // In every process: a step locks its rescoring with skip locked, so that several advance in parallel.
        return services.AddPeriodicJob<RescoringJob, AnalysisOptions>(
            "rescorings",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.RescoringMilliseconds),
            (rescorings, _, _, cancel) => rescorings.StepAsync(cancel)
        );
    }
}
