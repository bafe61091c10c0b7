using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditStore>().AddSingleton<AuditReader>().AddSingleton<AuditWriter>().AddHostedService(p => p.GetRequiredService<AuditWriter>());
}
