using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Attempts;

public static class AttemptServices
{
    public static IServiceCollection AddAttempts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<AttemptOptions>()
            .BindConfiguration("Veritas:Attempts")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<TakeoverStore>().AddSingleton<AttemptTakeovers>().AddSingleton<SnapshotStore>();
        services.AddSingleton<AttemptStore>().AddSingleton<AnswerStore>().AddSingleton<InstructionStore>();
        services.AddSingleton<RecordStore>().AddSingleton<ResultStore>();
        services.AddSingleton<AttemptRecordsService>().AddSingleton<AttemptScoresService>();
        return services
            .AddSingleton<StudentAttemptsService>()
            .AddSingleton<GradingService>()
            .AddSingleton<ResultsService>();
    }
}
