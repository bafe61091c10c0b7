using Npgsql;
using Veritas.Analysis;
using Veritas.Learning;

namespace Veritas.Bench.Data;

/// <summary>
/// Loads an institution into a migrated, empty database. Every row keeps to the constraints and triggers of the schema:
/// nothing is switched off.
/// </summary>
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
    public static async Task LoadAsync(
        NpgsqlDataSource database,
        Sizes sizes,
        Action<long>? progress,
        CancellationToken cancel
    )
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
            exams.Where(e => e.Attempts > 0),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancel },
            async (exam, stop) =>
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
                    await AttemptWriter.WriteAsync(
                        connection,
                        exam,
                        teacher,
                        chunk,
                        questions.Sum(q => q.Points),
                        stop
                    );
                    progress?.Invoke(Interlocked.Add(ref done, chunk.Length));
                }
            }
        );
        await AnalyzeAsync(database, cancel);
    }

    /// <summary>
    /// Counts the loaded attempts for dashboards and analytics, as the server does it a thousand at a time.
    /// </summary>
    /// <param name="database">Loaded.</param>
    /// <param name="now">When it is.</param>
    /// <param name="cancel">Stops between batches.</param>
    public static async Task SummariseAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancel)
    {
        var summaries = new SummaryStore(database);
        while (await summaries.FoldAsync(Batch, now, cancel) > 0) { }

        await AnalyzeAsync(database, cancel);
    }

    /// <summary>Keeps the records of students' results, which the server does as well, a batch at a time.</summary>
    /// <param name="database">Loaded and summarised.</param>
    /// <param name="now">When it is.</param>
    /// <param name="cancel">Stops between batches.</param>
    public static async Task RecordAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancel)
    {
        var records = new PerformanceJob(database);
        while (await records.FoldAsync(Batch, now, cancel) > 0) { }

        await AnalyzeAsync(database, cancel);
    }

    /// <summary>
    /// What an institution of that age has in its audit log: a row for every tenth attempt, chained as the server
    /// chains them.
    /// </summary>
    /// <param name="database">Loaded.</param>
    /// <param name="cancel">Stops between batches.</param>
    public static async Task AuditAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        const string PendingText = """
            insert into audit_pending (id, at, actor_id, actor_role, action, subject, subject_id, request_id, address)
            select gen_random_uuid(), a.ended_at, e.created_by, 'teacher',
                'POST /teacher/attempts/{attempt_id}/verdicts', 'attempt', a.id, 'loaded', '192.0.2.0/24'
            from exam_attempts a join exams e on e.id = a.exam_id where a.ended_at is not null
                and get_byte(uuid_send(a.id), 15) % 10 = 0
            """;
        const string ChainText = """
            with next as (select id, at from audit_pending order by at, id limit $1)
            select audit_append(array_agg(id order by at, id), array_agg(null::uuid), array_agg(200),
                array_agg(null::uuid)) from next having count(*) > 0
            """;
        await using var pending = database.CreateCommand(PendingText);
        pending.CommandTimeout = 600;
        await pending.ExecuteNonQueryAsync(cancel);
        while (true)
        {
            await using var chain = database.CreateCommand(ChainText);
            chain.Parameters.Add(new() { Value = Batch });
            if (await chain.ExecuteScalarAsync(cancel) is null or 0)
            {
                return;
            }
        }
    }

    private static async Task AnalyzeAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var analyze = database.CreateCommand("analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync(cancel);
    }
}
