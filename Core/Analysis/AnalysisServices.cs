using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Wiring of analysis.</summary>
public static class AnalysisServices
{
    /// <summary>Adds the read models and the jobs that keep them.</summary>
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AnalysisOptions>().BindConfiguration("Veritas:Analysis").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NarrativeOptions>().BindConfiguration("Veritas:Narrative").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CollusionService>().AddSingleton<BehaviorService>().AddSingleton<ExportsService>().AddSingleton<RescoringsService>().AddSingleton<AppealsService>().AddSingleton<VerdictsService>().AddSingleton<TeacherReportsService>().AddSingleton<StudentReportsService>().AddSingleton<ExamAccess>().AddSingleton<StudentReportStore>().AddSingleton<TeacherReportStore>();
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
        // In every process: the lock of its transaction lets one count, with fewer statements than the job's lock.
        services.AddPeriodicJob<SummaryStore, AnalysisOptions>(
            "summaries", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.SummaryMilliseconds),
            async (sums, o, now, cancel) => await sums.FoldAsync(o.SummaryBatch, now, cancel) == o.SummaryBatch);
        // In every process: attempts are taken with skip locked, and hidden from the others for a while.
        services.AddPeriodicJob<BehaviorJob, AnalysisOptions>(
            "behavior", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.BehaviorMilliseconds),
            (behavior, _, _, cancel) => behavior.StepAsync(cancel));
        // In every process: narratives are taken with skip locked, and hidden from the others while the model may take.
        services.AddPeriodicJob<Narrator, NarrativeOptions>(
            "narratives", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.Milliseconds),
            (narrator, _, _, cancel) => narrator.StepAsync(cancel));
        // In every process: exams are taken with skip locked, and hidden from the others for a while.
        services.AddPeriodicJob<CollusionWork, AnalysisOptions>(
            "collusion", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.CollusionMilliseconds),
            (work, _, _, cancel) => work.StepAsync(cancel));
        // In every process: a step locks its rescoring with skip locked, so that several advance at once.
        return services.AddPeriodicJob<RescoringJob, AnalysisOptions>(
            "rescorings", RunsIn.EveryProcess, o => TimeSpan.FromMilliseconds(o.RescoringMilliseconds),
            (rescorings, _, _, cancel) => rescorings.StepAsync(cancel));
    }
}
