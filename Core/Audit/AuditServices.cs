using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Audit;

public static class AuditServices
{
    /// <summary>Call it before the silo is added, so that the writer outlives the requests that wait for it.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditService>().AddSingleton<AuditStore>().AddSingleton<AuditReader>();
        services.AddSingleton<AuditWriter>().AddHostedService(p => p.GetRequiredService<AuditWriter>());
        // In one process: others would read the same changes and wait for the lock on the end of the chain.
        return services
            .AddSingleton<UnfinishedChanges>()
            .AddPeriodicJob<UnfinishedChanges>(
                "unfinished_changes",
                RunsIn.OneProcess,
                TimeSpan.FromSeconds(30),
                (unfinished, now, cancel) => unfinished.AppendAsync(now, cancel)
            );
    }
}
