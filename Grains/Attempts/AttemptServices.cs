using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Grains.Attempts;

/// <summary>Wiring of attempts.</summary>
public static class AttemptServices
{
    /// <summary>Adds the attempts' stores and the sweeper. Call it after the silo is added: the sweeper calls grains.</summary>
    public static IServiceCollection AddAttempts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AttemptOptions>().BindConfiguration("Veritas:Attempts").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TakeoverStore>().AddSingleton<AttemptTakeovers>();
        services.AddSingleton<AttemptStore>().AddSingleton<AnswerStore>().AddSingleton<InstructionStore>().AddSingleton<RecordStore>().AddSingleton<ResultStore>().AddSingleton<AttemptMoves>().AddSingleton<AttemptParts>();
        return services.AddHostedService<DeadlineSweeper>().AddHostedService<AttemptEvacuation>();
    }
}
