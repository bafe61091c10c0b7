using System.Globalization;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>Flags and notes that teachers add to a live attempt.</summary>
public sealed class AnnotatingTests
{
    [Fact]
    public async Task A_flag_raises_the_risk_and_reaches_the_room_and_severity_0_removes_it()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        await CardAsync(cluster, id, card => card.Risk == 0);

        Assert.True((await attempt.Annotate(Flag(cluster, 75, "Talks."))).Ok);
        var raised = await CardAsync(cluster, id, card => card.Risk > 0);
        var alert = Assert.Single((await cluster.RoomAsync(room => room.Alerts.Length > 0)).Alerts);
        Assert.True((await attempt.Annotate(Flag(cluster, 0, ""))).Ok);
        var removed = await CardAsync(cluster, id, card => card.Risk == 0);

        Assert.Equal((100.0, 100.0), (raised.IntegrityScore, removed.IntegrityScore));
        Assert.Equal((raised.Risk, "band.notice"), (Math.Round(alert.Risk, 1), alert.Kind));
        Assert.Equal(("notice", "none"), (raised.Band, removed.Band));
        Assert.Equal(
            [$"-1 75 {cluster.Teacher.UserId} Talks.", $"-2 0 {cluster.Teacher.UserId} "],
            await StoredAsync(cluster, "proctor.flag")
        );
    }

    [Fact]
    public async Task A_note_is_recorded_and_changes_neither_score_nor_risk()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var before = (await attempt.Look()).Value!;

        Assert.True((await attempt.Annotate(Note(cluster, "Asked for water."))).Ok);

        var shown = await CardAsync(cluster, id, card => card.Events == 1);
        Assert.Equal(before with { Events = 1, At = shown.At, StudentName = shown.StudentName }, shown);
        Assert.Equal([$"-1  {cluster.Teacher.UserId} Asked for water."], await StoredAsync(cluster, "proctor.note"));
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>("select count(*) from alerts"));
    }

    [Fact]
    public async Task Both_are_durable_when_the_call_returns_and_survive_a_crash()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        Assert.True((await attempt.Annotate(Note(cluster, "First."))).Ok);
        Assert.True((await attempt.Annotate(Flag(cluster, 60, ""))).Ok);
        var live = (await attempt.Score()).Value!;

        await cluster.CrashAsync();

        var restored = (await cluster.Attempt(id).Score()).Value!;
        Assert.Equal(
            (live.Risk, live.Band, live.IntegrityScore),
            (restored.Risk, restored.Band, restored.IntegrityScore)
        );
        Assert.Equal(Seen(live), Seen(restored));
        Assert.Equal([-2L, -1], await cluster.SeqsAsync(id));
        Assert.True((await cluster.Attempt(id).Annotate(Flag(cluster, 0, ""))).Ok);
        Assert.Equal(0, (await cluster.Attempt(id).Score()).Value!.Risk);
    }

    [Fact]
    public async Task Nobody_is_told_that_it_is_stored_by_an_activation_that_lost_the_attempt()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        await cluster.Database.ExecuteAsync("update exam_attempts set epoch = epoch + 1");

        var refused = await attempt.Annotate(Note(cluster, "Lost."));
        await attempt.Look();

        Assert.Equal("attempt_moved", refused.Problem?.Code);
        Assert.Empty(await StoredAsync(cluster, "proctor.note"));
        Assert.True((await attempt.Annotate(Note(cluster, "Kept."))).Ok);
        Assert.Single(await StoredAsync(cluster, "proctor.note"));
    }

    [Fact]
    public async Task It_waits_for_the_database_and_other_calls_do_not_wait_for_it()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        // So that the exam has the permission in memory.
        Assert.True((await attempt.Annotate(Note(cluster, "Before."))).Ok);
        await cluster.Database.RefuseConnectionsAsync();

        var note = attempt.Annotate(Note(cluster, "During."));
        var answer = await attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));

        Assert.Equal("database_away", answer.Problem?.Code);
        Assert.False(note.IsCompleted);
        await cluster.Database.AcceptConnectionsAsync();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!note.IsCompleted)
        {
            // The journal pauses between its tries.
            cluster.Time.Advance(TimeSpan.FromSeconds(2));
            await look.WaitForNextTickAsync();
        }

        Assert.True((await note).Ok);
        Assert.Equal(2, (await StoredAsync(cluster, "proctor.note")).Count);
    }

    [Fact]
    public async Task An_ended_attempt_takes_none()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        await attempt.Submit(cluster.Student);

        Assert.Equal("attempt_over", (await attempt.Annotate(Flag(cluster, 50, ""))).Problem?.Code);
        await cluster.CrashAsync();
        Assert.Equal("attempt_over", (await cluster.Attempt(id).Annotate(Note(cluster, "Late."))).Problem?.Code);
        Assert.Empty(await cluster.SeqsAsync(id));
    }

    [Fact]
    public async Task It_needs_the_permission_to_proctor()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var viewer = new Actor(await cluster.Rows.User("teacher"), Role.Teacher);
        await cluster.Rows.Permit(cluster.Exam, viewer.UserId, "view");
        var (id, attempt) = await cluster.StartAttemptAsync();
        Actor[] strangers =
        [
            new(cluster.Student, Role.Student),
            new(await cluster.Rows.User("teacher"), Role.Teacher),
            new(cluster.Teacher.UserId, Role.Student),
        ];
        var unknown = cluster.Attempt(Guid.CreateVersion7(cluster.Time.GetUtcNow()));

        foreach (var kind in Enum.GetValues<AnnotationKind>())
        {
            foreach (var stranger in strangers)
            {
                Assert.Equal("attempt_unknown", await CodeAsync(attempt, stranger, kind));
            }

            Assert.Equal("not_permitted", await CodeAsync(attempt, viewer, kind));
            Assert.Equal("attempt_unknown", await CodeAsync(unknown, cluster.Teacher, kind));
        }

        Assert.Empty(await cluster.SeqsAsync(id));
    }

    private static async Task<string?> CodeAsync(IAttemptGrain attempt, Actor actor, AnnotationKind kind) =>
        (await attempt.Annotate(new Annotate(actor, kind, 50, "text"))).Problem?.Code;

    private static Annotate Flag(AttemptCluster cluster, int severity, string text) =>
        new(cluster.Teacher, AnnotationKind.Flag, severity, text);

    private static Annotate Note(AttemptCluster cluster, string text) =>
        new(cluster.Teacher, AnnotationKind.Note, 0, text);

    private static async Task<AttemptCard> CardAsync(AttemptCluster cluster, Guid id, Func<AttemptCard, bool> wanted) =>
        (await cluster.RoomAsync(room => room.Attempts.Any(c => c.AttemptId == id && wanted(c)))).Attempts.Single();

    /// <summary>The stored events of a type: number, severity, author and text.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(AttemptCluster cluster, string type)
    {
        await using var command = cluster.Database.DataSource.CreateCommand(
            """
            select seq, concat_ws(' ', coalesce(data->>'severity', ''), data->>'by', data->>'text')
            from monitoring_events where type = $1 order by seq desc
            """
        );
        command.Parameters.Add(new() { Value = type });
        await using var reader = await command.ExecuteReaderAsync();
        var events = new List<string>();
        while (await reader.ReadAsync())
        {
            events.Add($"{reader.GetInt64(0).ToString(CultureInfo.InvariantCulture)} {reader.GetString(1)}");
        }

        return events;
    }

    private static IEnumerable<(string, int, int)> Seen(ScoreView view) =>
        view.Categories.SelectMany(c => c.Types).Select(t => (t.Type, t.Seen, t.Counted));
}
