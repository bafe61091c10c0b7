using Npgsql;
using Veritas.Grains.Analysis;

namespace Veritas.Bench.Data;

/// <summary>Loads an institution into a migrated, empty database. Every row keeps to the constraints and triggers of the schema: nothing is switched off.</summary>
public static class DataSet
{
    private const int Chunk = 2_000;
    private const int Writers = 3;
    private const int Batch = 2_000;

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
        await AnalyzeAsync(database, cancel);
    }

    /// <summary>Counts the loaded attempts for dashboards and analytics, as the server does it a thousand at a time.</summary>
    /// <param name="database">Loaded.</param>
    /// <param name="now">When it is.</param>
    /// <param name="cancel">Stops between batches.</param>
    public static async Task SummariseAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancel)
    {
        var summaries = new SummaryStore(database);
        while (await summaries.FoldAsync(Batch, now, cancel) > 0)
        {
        }

        await AnalyzeAsync(database, cancel);
    }

    private static async Task AnalyzeAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var analyze = database.CreateCommand("analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync(cancel);
    }
}
