using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Attempts;

public sealed class DeadlineJobTests
{
    private const int Attempts = 40;

    [Fact]
    public async Task Of_two_silos_one_ends_an_overdue_attempt_and_once()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 2);
        var jobs = cluster
            .Silos.Select(s => new JobTurns(s.ServiceProvider.GetRequiredService<IMeterFactory>(), "deadlines"))
            .ToList();
        var attempts = new List<Guid>();
        for (var i = 0; i < Attempts; i++)
        {
            attempts.Add(await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User()));
        }

        await cluster.Database.ExecuteAsync("update exam_attempts set deadline = started_at + interval '1 second'");
        for (var turn = 0; turn < 3; turn++)
        {
            // A turn that a round waits for may have begun before it. In the end each silo has had two turns at least.
            var over = jobs.Select(j => j.OverAsync(j.Over + 1)).ToList();
            cluster.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAll(over);
        }

        const string Ended = "select count(*) from exam_attempts where status = 'expired' and ended_at = deadline";
        Assert.Equal(Attempts, await cluster.Database.ScalarAsync<long>(Ended));
        Assert.Equal(attempts.Order(), cluster.Sweeps.Select(id => id.GetGuidKey()).Order());
        Assert.Equal(0, jobs.Sum(j => j.Failed));
        jobs.ForEach(j => j.Dispose());
    }
}
