using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Veritas.Storage;

/// <summary>
/// Registers periodic jobs. A turn resolves its service and options; if that fails, the turn fails and the next one
/// retries.
/// </summary>
internal static class PeriodicJobs
{
    /// <summary>Adds a job whose turn is one call.</summary>
    public static IServiceCollection AddPeriodicJob<T>(
        this IServiceCollection services,
        string name,
        RunsIn place,
        TimeSpan every,
        Func<T, DateTimeOffset, CancellationToken, Task> turn
    )
        where T : notnull =>
        services.AddPeriodicJob(
            new PeriodicJob(
                name,
                place,
                _ => every,
                async (p, cancel) =>
                {
                    await turn(p.GetRequiredService<T>(), Now(p), cancel);
                    return false;
                }
            )
        );

    /// <summary>Adds a job with options whose turn is one call.</summary>
    public static IServiceCollection AddPeriodicJob<T, TOptions>(
        this IServiceCollection services,
        string name,
        RunsIn place,
        Func<TOptions, TimeSpan> every,
        Func<T, TOptions, DateTimeOffset, CancellationToken, Task> turn
    )
        where T : notnull
        where TOptions : class =>
        services.AddPeriodicJob(
            new PeriodicJob(
                name,
                place,
                p => every(Options<TOptions>(p)),
                async (p, cancel) =>
                {
                    await turn(p.GetRequiredService<T>(), Options<TOptions>(p), Now(p), cancel);
                    return false;
                }
            )
        );

    /// <summary>Adds a job whose turn takes steps until one returns false: no work is left.</summary>
    public static IServiceCollection AddPeriodicJob<T, TOptions>(
        this IServiceCollection services,
        string name,
        RunsIn place,
        Func<TOptions, TimeSpan> every,
        Func<T, TOptions, DateTimeOffset, CancellationToken, Task<bool>> step,
        int turnLimitSeconds = JobOptions.DefaultTurnLimit
    )
        where T : notnull
        where TOptions : class =>
        services.AddPeriodicJob(
            new PeriodicJob(
                name,
                place,
                p => every(Options<TOptions>(p)),
                (p, cancel) => step(p.GetRequiredService<T>(), Options<TOptions>(p), Now(p), cancel),
                turnLimitSeconds
            )
        );

    /// <exception cref="ArgumentException">Another job has this name, so the two would share a lock.</exception>
    public static IServiceCollection AddPeriodicJob(this IServiceCollection services, PeriodicJob job)
    {
        if (services.Any(s => s.ImplementationInstance is PeriodicJob other && other.Name == job.Name))
        {
            throw new ArgumentException($"There are two periodic jobs named {job.Name}.", nameof(job));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IJobLock, JobLock>();
        services.AddMetrics().TryAddSingleton<JobMetrics>();
        services
            .AddOptions<JobOptions>(job.Name)
            .Configure(o => o.TurnLimitSeconds = job.TurnLimitSeconds)
            .BindConfiguration("Veritas:Jobs:" + job.Name)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(job)
            .AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<PeriodicService>(p, job));
    }

    private static T Options<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static DateTimeOffset Now(IServiceProvider services) =>
        services.GetRequiredService<TimeProvider>().GetUtcNow();
}
