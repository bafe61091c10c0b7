using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Monitoring;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Attempts;

/// <summary>Concurrent activations are taken over in one batch without affecting each other.</summary>
public sealed class TakeoverTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ExamRows _rows = new(database.DataSource);
    private readonly SnapshotStore _snapshots = new(database.DataSource);
    private readonly AttemptTakeovers _takeovers = new(new TakeoverStore(database.DataSource));

    [Fact]
    public async Task Concurrent_takeovers_each_get_the_next_epoch_and_their_own_state()
    {
        var attempts = await AttemptsAsync(600);
        for (var i = 0; i < attempts.Length; i += 100)
        {
            await EventsAsync(attempts[i], client: i / 100, server: 2);
            await database.ExecuteAsync(
                $"""
                insert into attempt_instructions (id, attempt_id, kind, body, issued_by, issued_at)
                select gen_random_uuid(), '{attempts[
                    i
                ]}', 'message', 'number {i}', student_id, started_at from exam_attempts where id = '{attempts[i]}'
                """
            );
        }

        var taken = await Task.WhenAll(attempts.Select(a => _takeovers.TakeAsync(a, CancellationToken.None)));

        for (var i = 0; i < attempts.Length; i++)
        {
            Assert.Equal((attempts[i], 1L), (taken[i]!.Row.Id, taken[i]!.Row.Epoch));
            var (seqs, bodies) =
                i % 100 == 0
                    ? (
                        Enumerable.Range(1, i / 100).Select(s => (long)s).Append(-1).Append(-2).Order().ToArray(),
                        new[] { $"number {i}" }
                    )
                    : ([], []);
            Assert.Equal(seqs, taken[i]!.Later!.Select(e => e.Seq).Order());
            Assert.Equal(
                (seqs.Count(s => s > 0), seqs.Count(s => s < 0)),
                ((int)taken[i]!.Seq, (int)taken[i]!.ServerSeq)
            );
            Assert.Equal(bodies, taken[i]!.Pending.Select(p => p.Text));
        }
    }

    [Fact]
    public async Task Only_events_after_the_snapshot_are_read_in_replay_order()
    {
        var attempt = (await AttemptsAsync(1))[0];
        await EventsAsync(attempt, client: 30, server: 4);

        var taken = await TakeAsync(attempt);
        await _snapshots.SaveAsync(taken.Row, new MonitorSnapshot(27, 3, [7], ["a"], true, "{}"), default);
        var later = await TakeAsync(attempt);
        await _snapshots.SaveAsync(later.Row, new MonitorSnapshot(30, 4, [8], ["b"], false, "{}"), default);
        var none = await TakeAsync(attempt);

        Assert.Equal(34, taken.Later!.Count);
        Assert.Equal([28, 29, 30, -4], later.Later!.Select(e => e.Seq));
        Assert.Equal((27L, 3L, (byte)7, "a", true), Values(later.Snapshot!));
        Assert.Empty(none.Later!);
        Assert.Equal((30L, 4L, (byte)8, "b", false), Values(none.Snapshot!));
    }

    [Fact]
    public async Task A_stale_activation_writes_no_snapshot_and_the_end_deletes_it()
    {
        var attempt = (await AttemptsAsync(1))[0];
        var stale = await TakeAsync(attempt);
        var owner = await TakeAsync(attempt);

        await _snapshots.SaveAsync(stale.Row, new MonitorSnapshot(0, 0, [7], [], false, "{}"), default);
        Assert.Null((await TakeAsync(attempt)).Snapshot);

        var row = owner.Row with { Epoch = owner.Row.Epoch + 1, Grade = new AttemptGrade(1, 2, 50, 0, true) };
        await _snapshots.SaveAsync(row, new MonitorSnapshot(0, 0, [7], [], false, "{}"), default);
        await using var connection = await database.DataSource.OpenConnectionAsync(CancellationToken.None);
        var ended = row with { Status = AttemptStatus.Submitted };
        await AttemptStore.EndAsync(ended, row.StartedAt, null, connection, CancellationToken.None);

        Assert.Equal(AttemptStatus.Submitted, (await TakeAsync(attempt)).Row.Status);
        Assert.Equal(
            0L,
            await database.ScalarAsync<long>($"select count(*) from attempt_snapshots where attempt_id = '{attempt}'")
        );
    }

    [Fact]
    public async Task An_attempt_with_too_many_events_for_the_batch_is_read_separately()
    {
        var attempt = (await AttemptsAsync(1))[0];
        await EventsAsync(attempt, client: 1_025, server: 0);

        var taken = await _takeovers.TakeAsync(attempt, CancellationToken.None);

        Assert.Null(taken!.Later);
        Assert.Equal(1_025, taken.Seq);
    }

    [Fact]
    public async Task An_ended_attempt_keeps_its_epoch_and_an_unknown_one_is_not_found()
    {
        var attempt = (await AttemptsAsync(1))[0];
        await database.ExecuteAsync(
            "update exam_attempts set status = 'submitted', ended_at = started_at, ended_by = student_id where "
                + $"id = '{attempt}'"
        );

        Assert.Equal(
            (AttemptStatus.Submitted, 0L),
            await _takeovers.TakeAsync(attempt, CancellationToken.None) is { } t ? (t.Row.Status, t.Row.Epoch) : default
        );
        Assert.Null(await _takeovers.TakeAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task An_unreadable_row_fails_only_its_own_attempt()
    {
        var attempts = await AttemptsAsync(20);
        await database.ExecuteAsync($"update exam_attempts set policy = '\"broken\"' where id = '{attempts[7]}'");

        var taking = attempts.Select(a => _takeovers.TakeAsync(a, CancellationToken.None)).ToArray();

        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => taking[7]);
        foreach (var (id, take) in attempts.Zip(taking).Where(p => p.First != attempts[7]))
        {
            Assert.Equal(id, (await take)!.Row.Id);
        }
    }

    private static (long, long, byte, string?, bool) Values(MonitorSnapshot s) =>
        (s.Seq, s.ServerSeq, s.Scoring.Single(), s.Unsupported.FirstOrDefault(), s.HandRaised);

    private async Task<Takeover> TakeAsync(Guid attempt) =>
        (await _takeovers.TakeAsync(attempt, CancellationToken.None))!;

    private async Task<Guid[]> AttemptsAsync(int count)
    {
        var exam = await _rows.Exam(await _rows.User("teacher"));
        var attempts = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            attempts[i] = await _rows.Attempt(exam, await _rows.User());
        }

        return attempts;
    }

    private Task EventsAsync(Guid attempt, int client, int server) =>
        database.ExecuteAsync(
            $"""
            insert into monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms)
            select a.started_on, a.id, s, case when s < 0 then {client} end, 'tab.hidden', a.started_at, a.started_at, 0
            from exam_attempts a, generate_series(-{server}, {client}) s where a.id = '{attempt}' and s <> 0
            """
        );
}
