using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Attempts;

/// <summary>Wiring of attempts.</summary>
public static class AttemptServices
{
    /// <summary>
    /// Adds the attempts' stores and the job that ends overdue ones. Call it after the silo is added: the job calls
    /// grains.
    /// </summary>
    public static IServiceCollection AddAttempts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AttemptOptions>().BindConfiguration("Veritas:Attempts").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TakeoverStore>().AddSingleton<AttemptTakeovers>();
        services.AddSingleton<AttemptStore>().AddSingleton<AnswerStore>().AddSingleton<InstructionStore>();
        services.AddSingleton<RecordStore>().AddSingleton<ResultStore>().AddSingleton<AttemptMoves>().AddSingleton<AttemptParts>();
        services.AddHostedService<AttemptEvacuation>();
        // In one process: every other one would read the same attempts and call the same grains.
        return services.AddSingleton<DeadlineJob>().AddPeriodicJob<DeadlineJob, AttemptOptions>(
            "deadlines", RunsIn.OneProcess, o => TimeSpan.FromSeconds(o.SweepSeconds),
            (deadlines, _, now, cancel) => deadlines.EndOverdueAsync(now, cancel));
    }
}
