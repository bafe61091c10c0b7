using Npgsql;

namespace Veritas.Bench.Data;

/// <summary>Loads an institution into a migrated, empty database. Every row keeps to the constraints and triggers of the schema: nothing is switched off.</summary>
public static class DataSet
{
    private const int Chunk = 2_000;
    private const int Writers = 3;

    /// <summary>Loads it.</summary>
    /// <param name="database">Migrated; without users.</param>
    /// <param name="sizes">How much.</param>
    /// <param name="progress">Told of the attempts loaded so far, from any thread.</param>
    /// <param name="cancel">Stops between chunks; what is loaded stays.</param>
    public static async Task LoadAsync(NpgsqlDataSource database, Sizes sizes, Action<long>? progress, CancellationToken cancel)
    {
        var people = new People(sizes);
        var exams = ExamPlan.Make(sizes);
        await using (var partitions = database.CreateCommand("select ensure_event_partitions($1, 27)"))
        {
            partitions.Parameters.Add(new() { Value = DateOnly.FromDateTime(sizes.Now.AddDays(-740).UtcDateTime) });
            await partitions.ExecuteNonQueryAsync(cancel);
        }

        await PeopleWriter.WriteAsync(database, people, cancel);
        await ExamWriter.WriteAsync(database, exams, exam => QuestionPlan.Make(exam, sizes), people, cancel);
        var done = 0L;
        await Parallel.ForEachAsync(
            exams.Where(e => e.Attempts > 0), new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancel }, async (exam, stop) =>
        {
            var questions = QuestionPlan.Make(exam, sizes);
            var teacher = ExamWriter.Owner(exam, people);
            await using var connection = await database.OpenConnectionAsync(stop);
            await using (var fast = new NpgsqlCommand("set synchronous_commit = off", connection))
            {
                await fast.ExecuteNonQueryAsync(stop);
            }

            foreach (var chunk in new AttemptMaker(exam, questions, teacher, people, sizes).Make().Chunk(Chunk))
            {
                await AttemptWriter.WriteAsync(connection, exam, teacher, chunk, questions.Sum(q => q.Points), stop);
                progress?.Invoke(Interlocked.Add(ref done, chunk.Length));
            }
        });
        await using var analyze = database.CreateCommand("analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync(cancel);
    }
}
