using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

/// <summary>Jobs with one name in several processes, each with its own connection pool.</summary>
public sealed class JobLockTests : IAsyncLifetime
{
    private const string Job = "tests";
    private const string FromLocks = """
        from pg_locks where locktype = 'advisory'
            and database = (select oid from pg_database where datname = current_database())
        """;

    // Waits at most a minute for the server process to exit, because the client notices before the lock is released.
    private const string TerminateText = "select count(pg_terminate_backend(pid, 60000)) " + FromLocks;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly TestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Another_process_takes_over_after_the_connection_of_the_first_is_killed()
    {
        await using var first = new Process(_database.ConnectionString);
        await using var second = new Process(_database.ConnectionString);

        await first.Service.StartAsync(CancellationToken.None);
        var running = await first.BegunAsync();
        await second.Service.StartAsync(CancellationToken.None);
        await second.Turns.OverAsync(1);
        await second.NextAsync();
        Assert.Equal((2, 2), (second.Turns.Over, second.Turns.Skipped));

        Assert.Equal(1, await _database.ScalarAsync<long>(TerminateText));
        await running.Cancelled;
        await first.Turns.OverAsync(1);
        second.Time.Advance(Every);
        var taken = await second.BegunAsync();

        Assert.Equal((1, 0), (first.Turns.Failed, second.Turns.Failed));
        var line = Assert.Single(first.Log.All);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("57P01", line.Text);
        taken.End();
        await second.Turns.OverAsync(3);
        first.Time.Advance(Every);
        (await first.BegunAsync()).End();
        await first.Turns.OverAsync(2);
        Assert.Equal((1, 0, 2), (first.Turns.Failed, second.Turns.Failed, second.Turns.Skipped));
        Assert.Equal(0, await HeldAsync());
    }

    [Fact]
    public async Task Runs_of_several_processes_never_overlap_and_every_process_runs()
    {
        var sources = Enumerable.Range(0, 4).Select(_ => NpgsqlDataSource.Create(_database.ConnectionString)).ToList();
        var (inside, most, ran) = (0, 0, new int[sources.Count]);

        await Task.WhenAll(
            sources.Select(
                async (source, i) =>
                {
                    var own = new JobLock(source);
                    while (ran[i] < 20)
                    {
                        await own.RunAsync(
                            Job,
                            async cancel =>
                            {
                                most = Math.Max(most, Interlocked.Increment(ref inside));
                                await using var command = source.CreateCommand("select 1");
                                await command.ExecuteScalarAsync(cancel);
                                Interlocked.Decrement(ref inside);
                                ran[i]++;
                            },
                            CancellationToken.None
                        );
                    }
                }
            )
        );

        Assert.Equal((1, 80), (most, ran.Sum()));
        Assert.Equal(0, await HeldAsync());
        sources.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task After_any_run_the_lock_is_released_and_the_connection_is_reused()
    {
        // The pool has one connection, so a lock that is still held would be detected.
        const string OneConnection = ";Maximum Pool Size=1;Keepalive=30";
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString + OneConnection);
        var own = new JobLock(source);
        using var end = new CancellationTokenSource();
        var backend = await BackendAsync(source);

        Assert.True(await own.RunAsync(Job, _ => Task.CompletedTask, CancellationToken.None));
        Assert.Equal(0, await HeldAsync());
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            own.RunAsync(Job, _ => throw new InvalidDataException(), CancellationToken.None)
        );
        Assert.Equal(0, await HeldAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            own.RunAsync(
                Job,
                async cancel =>
                {
                    await end.CancelAsync();
                    cancel.ThrowIfCancellationRequested();
                },
                end.Token
            )
        );
        Assert.Equal(0, await HeldAsync());
        Assert.True(await own.RunAsync(Job, async _ => Assert.Equal(1, await HeldAsync()), CancellationToken.None));
        Assert.Equal(backend, await BackendAsync(source));
    }

    [Fact]
    public async Task Jobs_with_other_names_do_not_wait()
    {
        var own = new JobLock(_database.DataSource);

        Assert.True(
            await own.RunAsync(
                "one",
                async cancel =>
                {
                    Assert.False(await own.RunAsync("one", _ => Task.CompletedTask, cancel));
                    Assert.True(await own.RunAsync("other", _ => Task.CompletedTask, cancel));
                },
                CancellationToken.None
            )
        );
    }

    private Task<long> HeldAsync() => _database.ScalarAsync<long>("select count(*) " + FromLocks);

    private static async Task<object?> BackendAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select pg_backend_pid()");
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A run that ends when the test completes it.</summary>
    private sealed class Turn
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Cancelled => _cancelled.Task;

        public void End() => _end.SetResult();

        public async Task RunAsync(CancellationToken cancel)
        {
            try
            {
                await _end.Task.WaitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                _cancelled.SetResult();
                throw;
            }
        }
    }

    private sealed class Process : IAsyncDisposable
    {
        private readonly Channel<Turn> _begun = Channel.CreateUnbounded<Turn>();
        private readonly NpgsqlDataSource _source;
        private readonly ServiceProvider _services;

        public Process(string connection)
        {
            _source = NpgsqlDataSource.Create(connection + ";Keepalive=30");
            var services = new ServiceCollection().AddLogging(l => l.AddProvider(Log)).AddSingleton<TimeProvider>(Time);
            services.AddSingleton(_source).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddPeriodicJob<NpgsqlDataSource>(
                Job,
                RunsIn.OneProcess,
                Every,
                async (_, _, cancel) =>
                {
                    var turn = new Turn();
                    await _begun.Writer.WriteAsync(turn, CancellationToken.None);
                    await turn.RunAsync(cancel);
                }
            );
            _services = services.BuildServiceProvider();
            Turns = new JobTurns(_services.GetRequiredService<IMeterFactory>(), Job);
            Service = _services.GetServices<IHostedService>().Single();
        }

        public ManualTime Time { get; } = new();

        public LogLines Log { get; } = new(LogLevel.Information);

        public JobTurns Turns { get; }

        public IHostedService Service { get; }

        public async Task<Turn> BegunAsync() => await _begun.Reader.ReadAsync();

        public async Task NextAsync()
        {
            var next = Turns.OverAsync(Turns.Over + 1);
            Time.Advance(Every);
            await next;
        }

        public async ValueTask DisposeAsync()
        {
            await Service.StopAsync(CancellationToken.None);
            Turns.Dispose();
            await _services.DisposeAsync();
            await _source.DisposeAsync();
        }
    }
}
