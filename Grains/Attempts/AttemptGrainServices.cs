using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Attempts;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Grains.Attempts;

/// <summary>Wiring of attempts.</summary>
public static class AttemptGrainServices
{
    /// <summary>
    /// Adds what the attempts' actors work with and the job that ends overdue ones. Call it after the silo is added:
    /// the job calls grains.
    /// </summary>
    public static IServiceCollection AddAttemptGrains(this IServiceCollection services)
    {
        services.AddSingleton<AttemptMoves>().AddSingleton<AttemptParts>();
        services.AddHostedService<AttemptEvacuation>();
        // In one process: every other one would read the same attempts and call the same grains.
        return services
            .AddSingleton<DeadlineJob>()
            .AddPeriodicJob<DeadlineJob, AttemptOptions>(
                "deadlines",
                RunsIn.OneProcess,
                o => TimeSpan.FromSeconds(o.SweepSeconds),
                (deadlines, _, now, cancel) => deadlines.EndOverdueAsync(now, cancel)
            );
    }
}
