using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Tests.Rules.Storage;

public sealed class PeriodicServiceTests
{
    [Fact]
    public async Task The_job_runs_at_the_start_and_once_per_interval()
    {
        await using var host = new JobHost((_, _) => Task.FromResult(false));

        await host.StartAsync();
        Assert.Equal(1, host.Steps);
        await host.NextAsync();
        Assert.Equal(2, host.Steps);
        await host.NextAsync();

        Assert.Equal(3, host.Steps);
        Assert.Equal((3, 0, 3), (host.Turns.Over, host.Turns.Failed, host.Turns.Durations.Count));
    }

    [Fact]
    public async Task An_hour_without_work_logs_nothing()
    {
        var elsewhere = false;
        await using var host = new JobHost((_, _) => Task.FromResult(false), isElsewhere: () => elsewhere = !elsewhere);
        await host.StartAsync();

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(1); passed += JobHost.Every)
        {
            await host.NextAsync();
        }

        Assert.Empty(host.Log.All);
        Assert.Equal((361, 181), (host.Turns.Over, host.Turns.Skipped));
    }

    [Fact]
    public async Task A_failed_run_is_logged_and_does_not_prevent_the_next()
    {
        await using var host = new JobHost(
            (step, _) => step == 1 ? throw new InvalidOperationException("boom") : Task.FromResult(false)
        );

        await host.StartAsync();
        await host.NextAsync();

        var line = Assert.Single(host.Log.All);
        Assert.Equal((LogLevel.Error, "boom"), (line.Level, line.Exception?.Message));
        Assert.Contains(JobHost.Job, line.Text);
        Assert.Equal((2, 2, 1), (host.Steps, host.Turns.Over, host.Turns.Failed));
    }

    [Fact]
    public async Task An_unexpected_cancellation_is_a_failure()
    {
        await using var host = new JobHost(
            (step, _) => step == 1 ? throw new OperationCanceledException("stray") : Task.FromResult(false)
        );

        await host.StartAsync();
        await host.NextAsync();

        var line = Assert.Single(host.Log.All);
        Assert.Equal((LogLevel.Error, "stray"), (line.Level, line.Exception?.Message));
        Assert.Equal((2, 1), (host.Steps, host.Turns.Failed));
    }

    [Fact]
    public async Task An_unavailable_database_is_logged_as_a_warning_with_the_reason_only()
    {
        await using var host = new JobHost(
            (step, _) =>
                step switch
                {
                    1 => throw new PostgresException("terminating", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown),
                    2 => throw new NpgsqlException(
                        "no connection to 192.0.2.1:5432",
                        new IOException("reset by 192.0.2.1")
                    ),
                    _ => Task.FromResult(false),
                }
        );

        await host.StartAsync();
        await host.NextAsync();
        await host.NextAsync();

        Assert.All(host.Log.All, line => Assert.Equal((LogLevel.Warning, null), (line.Level, line.Exception)));
        Assert.Equal(2, host.Log.All.Count);
        Assert.Contains("SQLSTATE 57P01", host.Log.All[0].Text);
        Assert.Contains("IOException", host.Log.All[1].Text);
        Assert.DoesNotContain("192.0.2.1", host.Log.All[1].Text);
        Assert.Equal((3, 2), (host.Steps, host.Turns.Failed));
    }

    [Fact]
    public async Task Invalid_options_are_read_again_a_minute_later()
    {
        var readable = false;
        await using var host = new JobHost(
            (_, _) => Task.FromResult(false),
            _ => readable ? JobHost.Every : throw new OptionsValidationException("x", typeof(JobOptions), ["wrong"])
        );

        await host.StartAsync();
        Assert.Equal((LogLevel.Error, 0), (Assert.Single(host.Log.All).Level, host.Steps));
        readable = true;
        await host.NextAsync(TimeSpan.FromMinutes(1));
        await host.NextAsync();

        Assert.Equal((2, 1), (host.Steps, host.Turns.Failed));
    }

    [Fact]
    public async Task A_run_over_its_time_limit_is_cancelled_and_the_next_one_starts()
    {
        await using var host = new JobHost(
            async (step, cancel) =>
            {
                await Task.Delay(step == 1 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, TimeProvider.System, cancel);
                return false;
            }
        );
        await host.Service.StartAsync(CancellationToken.None);
        var token = await host.BegunAsync();

        host.Time.Advance(TimeSpan.FromSeconds(599));
        Assert.False(token.IsCancellationRequested);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(token.IsCancellationRequested);
        await host.Turns.OverAsync(2);

        Assert.Contains("after its time limit", Assert.Single(host.Log.All, l => l.Level == LogLevel.Error).Text);
        Assert.Equal((2, 1), (host.Steps, host.Turns.Failed));
        Assert.Equal([600, 0], host.Turns.Durations);
    }

    [Fact]
    public async Task A_run_repeats_steps_until_no_work_is_left_or_half_its_limit_has_passed()
    {
        JobHost? made = null;
        await using var host = made = new JobHost(
            (step, _) =>
            {
                // The first run has four quick steps, the second has slow ones.
                made!.Time.Advance(step is >= 5 and <= 7 ? TimeSpan.FromSeconds(120) : TimeSpan.Zero);
                return Task.FromResult(step is not 4 and < 8);
            }
        );

        await host.StartAsync();
        Assert.Equal(4, host.Steps);
        await host.NextAsync();

        // 120, 240, 360 s: more than half of 600 s.
        Assert.Equal([0, 360], host.Turns.Durations.Take(2));
        Assert.Empty(host.Log.All);
    }

    [Fact]
    public async Task A_run_is_skipped_while_another_process_holds_the_lock()
    {
        var elsewhere = true;
        await using var host = new JobHost((_, _) => Task.FromResult(false), isElsewhere: () => elsewhere);

        await host.StartAsync();
        Assert.Equal((0, 1), (host.Steps, host.Turns.Skipped));
        elsewhere = false;
        await host.NextAsync();

        Assert.Equal((1, 1, 2), (host.Steps, host.Turns.Skipped, host.Turns.Over));
        Assert.Single(host.Turns.Durations);
    }

    [Fact]
    public async Task The_shutdown_cancels_a_run_without_logging()
    {
        await using var host = new JobHost(
            async (_, cancel) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
                return false;
            }
        );
        await host.Service.StartAsync(CancellationToken.None);
        await host.BegunAsync();

        await host.Service.StopAsync(CancellationToken.None);

        Assert.Empty(host.Log.All);
        Assert.Equal((1, 0), (host.Steps, host.Turns.Failed));
        Assert.NotEqual(TaskStatus.Faulted, host.Service.ExecuteTask!.Status);
    }

    [Fact]
    public void Two_jobs_cannot_have_the_same_name()
    {
        var services = new ServiceCollection();
        Add();

        Assert.Throws<ArgumentException>(Add);

        void Add() =>
            services.AddPeriodicJob<object>("a", RunsIn.OneProcess, JobHost.Every, (_, _, _) => Task.CompletedTask);
    }
}
