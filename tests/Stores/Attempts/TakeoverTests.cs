using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Attempts;

/// <summary>Concurrent activations are taken over in one batch without affecting each other.</summary>
public sealed class TakeoverTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ExamRows _rows = new(database.DataSource);
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

        var taken = await Task.WhenAll(attempts.Select(a => _takeovers.TakeAsync(a, default, CancellationToken.None)));

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

        var taken = await _takeovers.TakeAsync(attempt, new SnapshotPosition(27, 3), CancellationToken.None);

        Assert.Equal([28, 29, 30, -4], taken!.Later!.Select(e => e.Seq));
        Assert.Empty(
            (await _takeovers.TakeAsync(attempt, new SnapshotPosition(30, 4), CancellationToken.None))!.Later!
        );
    }

    [Fact]
    public async Task An_attempt_with_too_many_events_for_the_batch_is_read_separately()
    {
        var attempt = (await AttemptsAsync(1))[0];
        await EventsAsync(attempt, client: 1_025, server: 0);

        var taken = await _takeovers.TakeAsync(attempt, default, CancellationToken.None);

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
            await _takeovers.TakeAsync(attempt, default, CancellationToken.None) is { } t
                ? (t.Row.Status, t.Row.Epoch)
                : default
        );
        Assert.Null(await _takeovers.TakeAsync(Guid.NewGuid(), default, CancellationToken.None));
    }

    [Fact]
    public async Task An_unreadable_row_fails_only_its_own_attempt()
    {
        var attempts = await AttemptsAsync(20);
        await database.ExecuteAsync($"update exam_attempts set policy = '\"broken\"' where id = '{attempts[7]}'");

        var taking = attempts.Select(a => _takeovers.TakeAsync(a, default, CancellationToken.None)).ToArray();

        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => taking[7]);
        foreach (var (id, take) in attempts.Zip(taking).Where(p => p.First != attempts[7]))
        {
            Assert.Equal(id, (await take)!.Row.Id);
        }
    }

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
