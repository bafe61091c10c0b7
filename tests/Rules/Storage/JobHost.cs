using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Rules.Storage;

/// <summary>Runs one periodic job. The test advances the clock and provides the steps, numbered from 1.</summary>
internal sealed class JobHost : IAsyncDisposable
{
    public const string Job = "tests";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Channel<CancellationToken> _begun = Channel.CreateUnbounded<CancellationToken>();
    private readonly ServiceProvider _services;
    private readonly Func<int, CancellationToken, Task<bool>> _step;
    private int _steps;

    /// <param name="step">Runs a step by its number and returns true if more work is waiting.</param>
    /// <param name="every">Returns the interval; null for <see cref="Every"/>.</param>
    /// <param name="isElsewhere">Whether another process holds the lock; null if the job runs in every process.</param>
    public JobHost(
        Func<int, CancellationToken, Task<bool>> step,
        Func<IServiceProvider, TimeSpan>? every = null,
        Func<bool>? isElsewhere = null
    )
    {
        _step = step;
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IJobLock>(new FakeLock(isElsewhere ?? (() => false)));
        var place = isElsewhere is null ? RunsIn.EveryProcess : RunsIn.OneProcess;
        services.AddPeriodicJob(
            new PeriodicJob(
                Job,
                place,
                every ?? (_ => Every),
                async (_, cancel) =>
                {
                    await _begun.Writer.WriteAsync(cancel, CancellationToken.None);
                    return await _step(Interlocked.Increment(ref _steps), cancel);
                }
            )
        );
        _services = services.BuildServiceProvider();
        Turns = new JobTurns(_services.GetRequiredService<IMeterFactory>(), Job);
        Service = _services.GetServices<IHostedService>().OfType<PeriodicService>().Single();
    }

    public ManualTime Time { get; } = new();

    public JobTurns Turns { get; }

    public LogLines Log { get; } = new(LogLevel.Information);

    public PeriodicService Service { get; }

    /// <summary>Number of started steps.</summary>
    public int Steps => Volatile.Read(ref _steps);

    /// <summary>Starts the service and waits for the end of the first run.</summary>
    public async Task StartAsync()
    {
        await Service.StartAsync(CancellationToken.None);
        await Turns.OverAsync(1);
    }

    /// <summary>Advances the clock to the next run and waits for its end.</summary>
    public async Task NextAsync(TimeSpan? after = null)
    {
        var next = Turns.OverAsync(Turns.Over + 1);
        Time.Advance(after ?? Every);
        await next;
    }

    /// <summary>The cancellation token of the next step that starts.</summary>
    public async Task<CancellationToken> BegunAsync() => await _begun.Reader.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await Service.StopAsync(CancellationToken.None);
        Turns.Dispose();
        await _services.DisposeAsync();
    }

    private sealed class FakeLock(Func<bool> isElsewhere) : IJobLock
    {
        public async Task<bool> RunAsync(string job, Func<CancellationToken, Task> turn, CancellationToken cancel)
        {
            if (isElsewhere())
            {
                return false;
            }

            await turn(cancel);
            return true;
        }
    }
}
