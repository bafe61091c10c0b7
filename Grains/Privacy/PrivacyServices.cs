using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Grains.Privacy;

/// <summary>Wiring of privacy.</summary>
public static class PrivacyServices
{
    /// <summary>Adds holds, retention, exports of a person's data, erasure and the archive of events.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PrivacyOptions>().BindConfiguration("Veritas:Privacy").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ArchiveOptions>().BindConfiguration("Veritas:Events").ValidateDataAnnotations()
            .Validate(o => o.ArchiveAfterDays is 0 or >= ArchiveOptions.LeastDays, $"Veritas:Events:ArchiveAfterDays is 0, or {ArchiveOptions.LeastDays} at least.")
            .Validate(o => o.ArchiveAfterDays == 0 || o.ArchiveDirectory.Length > 0, "Veritas:Events:ArchiveAfterDays needs Veritas:Events:ArchiveDirectory.").ValidateOnStart();
        services.AddSingleton<HoldStore>().AddSingleton<DeletionStore>().AddSingleton<RetentionWork>().AddHostedService<RetentionKeeper>();
        services.AddSingleton<ExportReader>().AddSingleton<ErasureStore>().AddSingleton<ErasureWork>().AddHostedService<ErasureKeeper>();
        return services.AddSingleton<ArchiveStore>().AddSingleton<EventArchiver>().AddHostedService<ArchiveKeeper>();
    }
}
