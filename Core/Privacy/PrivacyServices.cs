using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Wiring of privacy.</summary>
public static class PrivacyServices
{
    /// <summary>Adds legal holds, retention, export and erasure of a user's data, and the archive of events.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<PrivacyOptions>()
            .BindConfiguration("Veritas:Privacy")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<ArchiveOptions>()
            .BindConfiguration("Veritas:Events")
            .ValidateDataAnnotations()
            .Validate(
                o => o.ArchiveAfterDays is 0 or >= ArchiveOptions.LeastDays,
                $"Veritas:Events:ArchiveAfterDays must be 0 or at least {ArchiveOptions.LeastDays}."
            )
            .Validate(
                o => o.ArchiveAfterDays == 0 || o.ArchiveDirectory.Length > 0,
                "Veritas:Events:ArchiveAfterDays requires Veritas:Events:ArchiveDirectory."
            )
            .ValidateOnStart();
        services.AddSingleton<DeletionsService>().AddSingleton<PrivacyService>().AddSingleton<HoldsService>();
        services.AddSingleton<HoldStore>().AddSingleton<DeletionStore>();
        services.AddSingleton<RetentionWork>().AddSingleton<RetentionJob>();
        services.AddSingleton<ExportReader>().AddSingleton<ErasureStore>().AddSingleton<ErasureWork>();
        services.AddSingleton<ArchiveStore>().AddSingleton<EventArchiver>();
        // In one process: others would search the same exams for the same attempts.
        services.AddPeriodicJob<RetentionJob, PrivacyOptions>(
            "retention",
            RunsIn.OneProcess,
            o => TimeSpan.FromSeconds(o.RetentionSeconds),
            (retention, _, _, cancel) => retention.StepAsync(cancel)
        );
        // In every process: a step locks its user with skip locked, so that several users are erased concurrently.
        services.AddPeriodicJob<ErasureWork, PrivacyOptions>(
            "erasures",
            RunsIn.EveryProcess,
            o => TimeSpan.FromMilliseconds(o.ErasureMilliseconds),
            (work, o, now, cancel) => work.StepsAsync(o.ErasureBatch, now, cancel)
        );
        // In one process, because a month has one file. Writing and verifying it takes long, hence the time limit.
        return services.AddPeriodicJob<EventArchiver, ArchiveOptions>(
            "event_archive",
            RunsIn.OneProcess,
            o => TimeSpan.FromSeconds(o.ArchiveSeconds),
            (archiver, _, _, cancel) => archiver.StepAsync(cancel),
            turnLimitSeconds: 43_200
        );
    }
}
