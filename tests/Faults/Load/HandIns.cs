using Npgsql;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Load;

/// <summary>Students who submit several attempts, and checks of the stored state at any time.</summary>
public static class HandIns
{
    private const int Students = 24;

    // Index: exam_attempts_pkey, attempt_answers_pkey.
    private const string StateText = """
        select a.id, a.status, a.ended_at is not null and a.points is not null,
            (select count(*) from attempt_answers w where w.attempt_id = a.id),
            (select count(*) from attempt_answers w where w.attempt_id = a.id and w.points is not null)
        from exam_attempts a where a.id = any($1)
        """;

    /// <summary>Starts that many exams for each student and stores answers.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<HandIn>>> StartAsync(Stage stage, int exams)
    {
        var students = Enumerable.Range(0, Students).Select(_ => new List<HandIn>()).ToList();
        for (var i = 0; i < exams; i++)
        {
            var exam = await ExamApi.ExamAsync(stage.Teacher, $"Submitted {i}");
            var few = new ParallelOptions { MaxDegreeOfParallelism = 8 };
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Students),
                few,
                async (s, _) => students[s].Add(await HandIn.StartAsync(stage.Student(s), exam))
            );
        }

        return students;
    }

    /// <summary>
    /// Every student submits the attempts one after the other. At a random moment, before anyone's last attempt, the
    /// servers are asked to stop. Half of the students submit the last attempt during the shutdown, the others after
    /// it. Failed submissions are retried after the restart.
    /// </summary>
    /// <param name="students">The attempts of each student.</param>
    /// <param name="random">Chooses the moment of the shutdown.</param>
    /// <param name="signal">Asks the servers to stop.</param>
    /// <param name="end">Waits until the servers have exited.</param>
    /// <param name="start">Starts the servers again.</param>
    /// <param name="check">Checks the database while the servers are down and at the end.</param>
    public static async Task OverStopAsync(
        IReadOnlyList<IReadOnlyList<HandIn>> students,
        Random random,
        Func<Task> signal,
        Func<Task> end,
        Func<Task> start,
        Func<Task> check
    )
    {
        var (moment, done) = (random.Next(Students, students.Sum(own => own.Count - 1)), 0);
        var (reached, signalled, ended, back) = (Signal(), Signal(), Signal(), Signal());
        var handing = Task.WhenAll(
            students.Select(
                async (own, student) =>
                {
                    var last = student % 2 == 0 ? signalled : ended;
                    foreach (var attempt in own)
                    {
                        await (attempt == own[^1] ? last.Task : Task.CompletedTask);
                        while (!await attempt.TryAsync())
                        {
                            await back.Task;
                        }

                        if (Interlocked.Increment(ref done) == moment)
                        {
                            reached.SetResult();
                        }
                    }
                }
            )
        );
        // If a submission fails permanently, this await throws before the moment is reached.
        await await Task.WhenAny(reached.Task, handing).WaitAsync(Waiting.Limit);
        await signal();
        signalled.SetResult();
        await end();
        ended.SetResult();
        await check();
        await start();
        back.SetResult();
        await handing.WaitAsync(Waiting.Limit);
        Assert.All(students.SelectMany(own => own), attempt => Assert.True(attempt.IsDone));
        await check();
    }

    /// <summary>
    /// Checks that every attempt is either submitted and graded or in progress and not graded, that its answers are
    /// stored, and that confirmed submissions are stored.
    /// </summary>
    public static async Task AssertWholeAsync(Stage stage, ITestOutputHelper output, IReadOnlyCollection<HandIn> all)
    {
        var done = all.Where(a => a.IsDone).ToList();
        var (refused, cut) = (all.Sum(a => a.Refused), all.Sum(a => a.Cut));
        output.WriteLine($"{done.Count} of {all.Count} submitted, {refused} refusals, {cut} broken connections");
        var seen = new Dictionary<Guid, string>();
        stage.Database.Clear();
        await using var command = stage.Database.CreateCommand(StateText);
        command.Parameters.Add(new NpgsqlParameter { Value = all.Select(a => a.Attempt).ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var state = (Status: reader.GetString(1), IsOver: reader.GetBoolean(2), Graded: reader.GetInt64(4));
            Assert.Contains(state, new[] { ("in_progress", false, 0L), ("submitted", true, (long)HandIn.Answers) });
            Assert.Equal(HandIn.Answers, reader.GetInt64(3));
            seen.Add(reader.GetGuid(0), state.Status);
        }

        Assert.Equal(all.Count, seen.Count);
        Assert.All(done, a => Assert.Equal("submitted", seen[a.Attempt]));
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
