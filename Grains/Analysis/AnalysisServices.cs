using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Grains.Analysis;

/// <summary>Wiring of analysis.</summary>
public static class AnalysisServices
{
    /// <summary>Adds the read models and their keeper.</summary>
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AnalysisOptions>().BindConfiguration("Veritas:Analysis").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ExamAccess>().AddSingleton<StudentReportStore>().AddSingleton<TeacherReportStore>().AddSingleton<TriageListStore>().AddSingleton<AnalyticsStore>().AddSingleton<VerdictStore>().AddSingleton<AppealStore>()
            .AddSingleton<ExportStore>().AddSingleton<RescoringStore>().AddSingleton<RescoringWork>();
        services.AddOptions<NarrativeOptions>().BindConfiguration("Veritas:Narrative").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BehaviorReading>().AddSingleton<BehaviorStore>().AddSingleton<BehaviorQueue>().AddSingleton<Analyst>().AddHostedService<BehaviorKeeper>();
        services.AddSingleton<NarrativeBudget>().AddSingleton<NarrativeClient>().AddSingleton<NarrativeStore>().AddHostedService<Narrator>();
        services.AddSingleton<SheetReading>().AddSingleton<CollusionStore>().AddSingleton<CollusionWork>().AddHostedService<CollusionWorker>();
        return services.AddSingleton<SummaryStore>().AddHostedService<SummaryKeeper>().AddHostedService<RescoringWorker>();
    }
}
