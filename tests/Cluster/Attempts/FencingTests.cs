namespace Veritas.Tests.Cluster.Attempts;

/// <summary>Three silos: a stale activation writes nothing, and its client goes on with the newer owner.</summary>
public sealed class FencingTests
{
    [Fact]
    public async Task Rows_of_a_stale_activation_are_refused_and_its_client_sends_them_to_the_next_one()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (id, attempt) = await cluster.StartAttemptAsync();
        var here = await cluster.SiloOfAsync(attempt);
        var there = cluster.Silos.First(s => !s.SiloAddress.Equals(here)).SiloAddress;
        var first = await cluster.ConnectAtAsync(attempt, here);
        await attempt.Flush();
        // Another process has taken the attempt over and died: nobody has told this activation.
        await cluster.Database.ExecuteAsync("update exam_attempts set epoch = epoch + 1");

        Assert.Equal(3, (await attempt.Ingest(cluster.Batch(first, 1, 3))).Value!.Accepted);
        Assert.Equal((1013, "attempt_moved"), await cluster.Ear.Next<(int, string)>(first));
        Assert.DoesNotContain(await cluster.SeqsAsync(id), seq => seq > 0);

        var second = await cluster.ConnectAtAsync(attempt, there);
        Assert.Equal(3, (await attempt.Ingest(cluster.Batch(second, 1, 3))).Value!.Accepted);
        await attempt.Flush();
        Assert.Equal(there, await cluster.SiloOfAsync(attempt));
        Assert.Equal([1L, 2, 3], (await cluster.SeqsAsync(id)).Where(seq => seq > 0));
        Assert.True(await cluster.Database.ScalarAsync<long>("select epoch from exam_attempts") > 2);
    }
}
