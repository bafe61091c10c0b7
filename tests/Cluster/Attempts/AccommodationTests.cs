using Veritas.Attempts;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>A change of what a student is granted reaches the live attempt, its score included.</summary>
public sealed class AccommodationTests
{
    [Fact]
    public async Task A_score_follows_the_new_accommodation_when_the_events_could_not_be_read_at_once()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        Assert.Null((await attempt.Ingest(cluster.Batch(socket, 1, 40))).Problem);
        await cluster.Ear.Next<Monitoring.Progress>(socket, progress => progress.Durable >= 40);
        var before = (await attempt.Score()).Value!.IntegrityScore;
        await GrantAsync(cluster, """exempt = '{tab.hidden}'""");

        await cluster.Database.ExecuteAsync("alter table monitoring_events rename to monitoring_events_away");
        Assert.Null((await attempt.Adjust(cluster.Teacher)).Problem);
        await cluster.Database.ExecuteAsync("alter table monitoring_events_away rename to monitoring_events");
        Assert.Null((await attempt.Submit(cluster.Student)).Problem);

        var stored = await StoredAttempt.ReadAsync(cluster.Database.DataSource, id);
        Assert.NotEqual(before, stored.IntegrityScore);
        Assert.Equal(stored.Replayed, stored.IntegrityScore);
    }

    private static Task GrantAsync(AttemptCluster cluster, string granted) =>
        cluster.Database.ExecuteAsync(
            $"insert into exam_allowances (exam_id, student_id) values ('{cluster.Exam}', '{cluster.Student}'); "
                + $"update exam_allowances set {granted}"
        );
}
