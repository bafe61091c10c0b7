using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Audit;

public static class AuditServices
{
    /// <summary>Call it before the silo is added: the writer must outlive the grains that wait for it.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditStore>().AddSingleton<AuditReader>().AddSingleton<AuditWriter>().AddHostedService(p => p.GetRequiredService<AuditWriter>());
}
