using Veritas.Accounts;
using Veritas.Attempts;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>Who may end an attempt, or write for it.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task Another_activation_that_took_the_attempt_is_not_overruled()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        const string Taken = "update exam_attempts set epoch = epoch + 1";

        // Refused once, the older activation is gone, and the next call would find a new one: each call meets a newer
        // owner of its own.
        await cluster.Database.ExecuteAsync(Taken);
        var answer = await attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));
        await attempt.Look();
        await cluster.Database.ExecuteAsync(Taken);
        var ended = await attempt.Instruct(new Instruct(cluster.Teacher, InstructionKind.Terminate, "Left.", 0));
        await attempt.Look();
        await cluster.Database.ExecuteAsync(Taken);
        var submitted = await attempt.Submit(cluster.Student);

        Assert.All([answer.Problem, ended.Problem, submitted.Problem], p => Assert.Equal("attempt_moved", p!.Code));
        Assert.Equal("in_progress", await cluster.Database.ScalarAsync<string>("select status from exam_attempts"));
        Assert.Equal(
            0,
            await cluster.Database.ScalarAsync<long>(
                "select (select count(*) from attempt_instructions) + (select count(*) from attempt_answers)"
            )
        );
        Assert.Equal(AttemptStatus.Submitted, (await attempt.Submit(cluster.Student)).Value!.Status);
    }

    [Fact]
    public async Task Attempts_that_end_at_once_leave_the_journal_a_connection()
    {
        const int Connections = 3;
        await using var cluster = await AttemptCluster.StartAsync(connections: Connections);
        var attempts = new List<(Guid Student, IAttemptGrain Grain)>();
        while (attempts.Count < 2 * Connections)
        {
            var student = await cluster.Rows.User();
            attempts.Add((student, (await cluster.StartAttemptAsync(student)).Grain));
        }

        var submitted = await Task.WhenAll(attempts.Select(a => a.Grain.Submit(a.Student)));

        Assert.All(submitted, s => Assert.Equal(AttemptStatus.Submitted, s.Value?.Status));
    }

    [Fact]
    public async Task A_student_or_a_stranger_instructs_nobody()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        Actor[] others =
        [
            new(cluster.Student, Role.Student),
            new(await cluster.Rows.User("teacher"), Role.Teacher),
            new(cluster.Teacher.UserId, Role.Student),
        ];

        foreach (var other in others)
        {
            Assert.Equal(
                "attempt_unknown",
                (await attempt.Instruct(new Instruct(other, InstructionKind.Message, "hello", 0))).Problem!.Code
            );
        }
    }
}
