using System.Collections.Concurrent;
using System.Diagnostics;
using Veritas.Attempts;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>A start is one statement, because at the beginning of an exam thousands start at once.</summary>
public sealed class StartingTests
{
    private static readonly StartAttempt Nobody = new(Guid.Empty, Guid.Empty, 1);

    [Fact]
    public async Task A_start_takes_one_round_trip_and_one_more_for_an_accommodation()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        await cluster.StartAttemptAsync();
        await cluster.RoomAsync(room => room.Attempts.Length == 1);
        var (student, slow) = (await cluster.Rows.User(), await cluster.Rows.User());
        await cluster.Database.ExecuteAsync(
            $"insert into exam_allowances (exam_id, student_id, extra_s, exempt) values ('{cluster.Exam}', '{slow}', "
                + "600, '{tab.hidden,window.blur}')"
        );
        using var statements = new Statements(cluster.Database.DataSource.ConnectionString);

        var usual = await StartAsync(cluster, student);
        Assert.Equal(1, statements.Take());
        var longer = await StartAsync(cluster, slow);
        Assert.Equal(2, statements.Take());

        Assert.Equal(TimeSpan.FromSeconds(600), longer.Value!.Deadline - usual.Value!.Deadline);
    }

    [Fact]
    public async Task A_start_that_is_sent_again_after_its_activation_died_answers_with_the_attempt()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var id = Guid.CreateVersion7(cluster.Time.GetUtcNow());
        var command = Nobody with { ExamId = cluster.Exam, StudentId = cluster.Student };
        var first = await cluster.Grains.StartNewAttempt(id, command);

        await cluster.CrashAsync();
        var again = await cluster.Grains.StartNewAttempt(id, command);

        Assert.Equal((id, first.Value!.Deadline), (again.Value!.AttemptId, again.Value.Deadline));
        // It owns the attempt: its answers are stored.
        var saved = await cluster
            .Attempt(id)
            .SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));
        Assert.Null(saved.Problem);
    }

    [Fact]
    public async Task Of_concurrent_starts_of_a_student_one_succeeds_and_the_others_name_it()
    {
        await using var cluster = await AttemptCluster.StartAsync();

        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(cluster, cluster.Student)));

        var started = Assert.Single(starts, s => s.Ok).Value!;
        Assert.All(
            starts.Where(s => !s.Ok),
            s => Assert.Equal(("attempt_live", started.AttemptId), (s.Problem!.Code, s.Problem.Subject))
        );
    }

    private static Task<Result<AttemptView>> StartAsync(AttemptCluster cluster, Guid student) =>
        cluster.Grains.StartNewAttempt(
            Guid.CreateVersion7(cluster.Time.GetUtcNow()),
            Nobody with
            {
                ExamId = cluster.Exam,
                StudentId = student,
            }
        );

    /// <summary>Counts the commands of one database, as Npgsql reports them.</summary>
    private sealed class Statements : IDisposable
    {
        private readonly ConcurrentQueue<string> _seen = new();
        private readonly ActivityListener _listener;

        public Statements(string connectionString)
        {
            var name = new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = command =>
                {
                    if (command.TagObjects.Any(t => t.Key is "db.namespace" && Equals(t.Value, name)))
                    {
                        _seen.Enqueue(command.DisplayName);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        /// <summary>The number since the last call.</summary>
        public int Take()
        {
            var count = 0;
            while (_seen.TryDequeue(out _))
            {
                count++;
            }

            return count;
        }

        public void Dispose() => _listener.Dispose();
    }
}
