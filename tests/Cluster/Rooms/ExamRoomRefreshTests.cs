namespace Veritas.Tests.Cluster.Rooms;

/// <summary>Alerts that a dead process stored and never reported.</summary>
public sealed class ExamRoomRefreshTests
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(11);

    [Fact]
    public async Task A_refresh_pushes_alerts_that_only_the_database_knows()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        Assert.Empty((await cluster.Room.Watch(host, null)).Value!.Alerts);
        var attempt = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User());
        // The room has read everything twice and reads no more by itself.
        cluster.Time.Advance(SecondLook);
        var unreported = await cluster.Rows.Alert(cluster.Exam, attempt, cluster.Time.GetUtcNow());

        await cluster.Room.Refresh();
        await cluster.Room.Renew(host);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(unreported, (await ear.NextAlert()).Id);
    }

    [Fact]
    public async Task Alerts_that_were_reported_are_not_pushed_again_by_a_refresh()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        await cluster.Room.Watch(host, null);
        cluster.Time.Advance(SecondLook);
        var student = await cluster.Rows.User();
        var attempt = await cluster.Rows.Attempt(cluster.Exam, student);
        var reported = cluster.Alert(attempt);
        await cluster.Room.Report(cluster.Card(attempt, student), [reported]);
        await cluster.Rows.Alert(cluster.Exam, attempt, reported.RaisedAt, reported.Id);
        var last = await cluster.Rows.Alert(cluster.Exam, attempt, cluster.Time.GetUtcNow().AddMilliseconds(1));

        await cluster.Room.Refresh();
        await cluster.Room.Renew(host);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(reported.Id, (await ear.NextAlert()).Id);
        Assert.Equal(last, (await ear.NextAlert()).Id);
    }
}
