using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Attempts;
using Veritas.Grains.Storage;
using Veritas.Monitoring;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Grains.Attempts;

/// <summary>Registers the services of attempts.</summary>
public static class AttemptGrainServices
{
    /// <summary>
    /// Adds the dependencies of the attempts' grains and the job that ends overdue attempts. Call it after the silo is
    /// added, because the job calls grains.
    /// </summary>
    public static IServiceCollection AddAttemptGrains(this IServiceCollection services)
    {
        services.AddSingleton<AttemptMoves>().AddSingleton<AttemptParts>();
        services.TryAddSingleton<LocalGateway>();
        services.AddSingleton(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return new RoomCards((examId, cards) => grains.GetGrain<IExamRoomGrain>(examId).Show(cards));
        });
        services.AddHostedService<AttemptEvacuation>();
        // In one process: others would read the same attempts and call the same grains.
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
