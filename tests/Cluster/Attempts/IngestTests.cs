using Veritas.Monitoring;

namespace Veritas.Tests.Cluster.Attempts;

public sealed class IngestTests
{
    [Fact]
    public async Task Events_are_accepted_at_once_and_told_durable_when_they_are_in_the_table()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);

        var taken = await attempt.Ingest(cluster.Batch(socket, 1, 5));

        Assert.Equal(5, taken.Value!.Accepted);
        await cluster.Ear.Next<Progress>(socket, p => p.Durable == 5);
        Assert.Equal([1, 2, 3, 4, 5], await cluster.SeqsAsync(id));
        Assert.True((await attempt.Score()).Value!.IntegrityScore < 100);
    }

    [Fact]
    public async Task The_row_of_the_attempt_contains_every_durable_event()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);

        for (var seq = 1; seq <= 5; seq++)
        {
            await attempt.Ingest(cluster.Batch(socket, seq, 1));
            await attempt.Flush();

            var score = (await attempt.Score()).Value!.IntegrityScore;
            Assert.Equal(
                $"{seq} events, {score:R}",
                await cluster.Database.ScalarAsync<string>(
                    $"select event_count || ' events, ' || integrity_score from exam_attempts where id = '{id}'"
                )
            );
        }
    }

    [Fact]
    public async Task Every_clock_jump_of_a_frame_is_recorded_after_its_event()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        var now = cluster.Time.GetUtcNow();

        await attempt.Ingest(new EventBatch(socket, 1, [At(0), At(3_600), At(0), At(3_600)], null));
        await attempt.Flush();

        Assert.Equal(
            "2 4",
            await cluster.Database.ScalarAsync<string>(
                "select string_agg(after_seq::text, ' ' order by seq desc) from monitoring_events "
                    + $"where attempt_id = '{id}' and type = 'client.tampered'"
            )
        );

        ClientEvent At(int aheadS) => new("clipboard.copy", now.AddSeconds(aheadS), 0, default);
    }

    [Fact]
    public async Task Data_of_a_type_that_is_not_collected_is_not_stored()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        await cluster.Database.ExecuteAsync(
            """update exams set policy = jsonb_set(policy, '{collect}', '["tab.hidden"]')"""
        );
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        var data = """{"part":0}"""u8.ToArray();
        var now = cluster.Time.GetUtcNow();

        await attempt.Ingest(
            new EventBatch(
                socket,
                1,
                [
                    .. new[] { "tab.hidden", "window.blur", "network.lost" }.Select(t => new ClientEvent(
                        t,
                        now,
                        1,
                        data
                    )),
                ],
                null
            )
        );
        await attempt.Flush();

        Assert.Equal(
            "network.lost tab.hidden",
            await cluster.Database.ScalarAsync<string>(
                "select string_agg(type, ' ' order by type) from monitoring_events "
                    + $"where attempt_id = '{id}' and seq > 0 and data is not null"
            )
        );
    }

    [Fact]
    public async Task Resent_overlapping_and_old_frames_change_nothing()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        var first = cluster.Batch(socket, 1, 5);
        await attempt.Ingest(first);
        var score = (await attempt.Score()).Value!.IntegrityScore;

        Assert.Equal(5, (await attempt.Ingest(first)).Value!.Accepted);
        Assert.Equal(
            5,
            (await attempt.Ingest(first with { FirstSeq = 3, Events = first.Events[2..] })).Value!.Accepted
        );
        await attempt.Flush();

        Assert.Equal(score, (await attempt.Score()).Value!.IntegrityScore);
        Assert.Equal([1, 2, 3, 4, 5], await cluster.SeqsAsync(id));
    }

    [Fact]
    public async Task A_gap_other_content_and_impossible_times_are_refused_and_change_nothing()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        await attempt.Ingest(cluster.Batch(socket, 1, 2));

        Assert.Equal("seq_gap", (await attempt.Ingest(cluster.Batch(socket, 4, 1))).Problem!.Code);
        Assert.Equal("seq_conflict", (await attempt.Ingest(cluster.Batch(socket, 1, 2, ms: 9))).Problem!.Code);
        var soon = new ClientEvent("tab.hidden", cluster.Time.GetUtcNow().AddHours(3), 1, default);
        Assert.Equal("at_future", (await attempt.Ingest(new EventBatch(socket, 3, [soon], null))).Problem!.Code);
        Assert.Equal(
            "at_ancient",
            (await attempt.Ingest(new EventBatch(socket, 3, [soon with { At = soon.At.AddDays(-2) }], null)))
                .Problem!
                .Code
        );
        Assert.Equal(
            "attempt_unknown",
            (await attempt.Ingest(cluster.Batch(socket, 3, 1) with { StudentId = Guid.NewGuid() })).Problem!.Code
        );

        Assert.Equal(3, (await attempt.Ingest(cluster.Batch(socket, 3, 1))).Value!.Accepted);
        await attempt.Flush();
        Assert.Equal([1, 2, 3], await cluster.SeqsAsync(id));
    }

    [Fact]
    public async Task After_a_crash_the_attempt_goes_on_from_the_table_with_the_very_same_score()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);
        await attempt.Ingest(cluster.Batch(socket, 1, 40));
        await attempt.Ingest(cluster.Batch(socket, 41, 3, "clipboard.paste_external", 0));
        await attempt.Flush();
        var before = (await attempt.Score()).Value!;

        await cluster.CrashAsync();
        attempt = cluster.Attempt(id);
        var after = (await attempt.Score()).Value!;
        var again = await cluster.ConnectAsync(attempt);
        Assert.Equal(
            43,
            (await attempt.Ingest(cluster.Batch(again, 43, 1, "clipboard.paste_external", 0))).Value!.Accepted
        );

        Assert.Equal((before.IntegrityScore, before.Risk, before.Band), (after.IntegrityScore, after.Risk, after.Band));
        Assert.Equal(
            before.Categories.SelectMany(c => c.Types.Select(t => (t.Type, t.Seen, t.Counted, t.Exposure))),
            after.Categories.SelectMany(c => c.Types.Select(t => (t.Type, t.Seen, t.Counted, t.Exposure)))
        );
        Assert.Equal(2, await cluster.Database.ScalarAsync<long>("select epoch from exam_attempts"));
    }

    [Fact]
    public async Task A_newer_socket_takes_over_and_the_older_one_is_told()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var old = await cluster.ConnectAsync(attempt, "tab-1");
        var reload = await cluster.ConnectAsync(attempt, "tab-1");
        Assert.Equal((4410, "taken_over"), await cluster.Ear.Next<(int, string)>(old));
        await attempt.Flush();
        Assert.Empty(await cluster.SeqsAsync(id));

        var other = await cluster.ConnectAsync(attempt, "tab-2");

        Assert.Equal((4410, "taken_over"), await cluster.Ear.Next<(int, string)>(reload));
        Assert.Equal("connection_stale", (await attempt.Ingest(cluster.Batch(reload, 1, 1))).Problem!.Code);
        Assert.Equal(1, (await attempt.Ingest(cluster.Batch(other, 1, 1))).Value!.Accepted);
        await attempt.Flush();
        Assert.Equal(
            "session.duplicate",
            await cluster.Database.ScalarAsync<string>("select type from monitoring_events where seq = -1")
        );
    }
}
