using Npgsql;
using NpgsqlTypes;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Day;

/// <summary>
/// Whether the database has what the students left: every attempt submitted, every event once, of every question the
/// answer saved last, and every raised hand as an alert.
/// </summary>
internal static class DayCheck
{
    private const string Make = """
        create temp table day_attempts (id uuid primary key, submitted boolean not null, events bigint not null)
            on commit drop;
        create temp table day_answers (attempt_id uuid not null, question_id uuid not null, revision int not null,
            value jsonb not null, primary key (attempt_id, question_id)) on commit drop;
        """;

    private const string Status = """
        select count(*) from day_attempts d left join exam_attempts a on a.id = d.id
        where a.id is null or (a.status = 'submitted') is distinct from d.submitted
        """;

    // The table's key makes numbers unique, so count and greatest say it all.
    private const string Events = """
        select count(*) from day_attempts d
        left join (select attempt_id, count(*) as n, max(seq) as hi from monitoring_events
            where started_on >= $1 and seq > 0 group by attempt_id) e on e.attempt_id = d.id
        where coalesce(e.n, 0) <> d.events or coalesce(e.hi, 0) <> d.events
        """;

    private const string Answers = """
        select count(*) from day_answers d
        full join (select a.attempt_id, a.question_id, a.revision, a.value from attempt_answers a
            join day_attempts t on t.id = a.attempt_id) s
            on s.attempt_id = d.attempt_id and s.question_id = d.question_id
        where s.revision is distinct from d.revision or s.value is distinct from d.value
        """;

    private const string Hands = """
        select count(*) from alerts a join day_attempts d on d.id = a.attempt_id where a.kind = 'student.hand'
        """;

    /// <returns>What differs, in words; empty when nothing does.</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(
        BenchDatabase database,
        DayPlan plan,
        DayResult result,
        CancellationToken cancel
    )
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var make = new NpgsqlCommand(Make, connection))
        {
            await make.ExecuteNonQueryAsync(cancel);
        }

        await CopyAsync(connection, result.Attempts, cancel);
        var (counts, starts, handsIn) = (result.Counts, plan.Phases.Start > 0, plan.Phases.HandIn > 0);
        (long Wrong, string What)[] checks =
        [
            (starts ? plan.Students.Count - counts.Started : 0, "students did not start"),
            (handsIn ? plan.Students.Count - counts.Submitted : 0, "students did not hand in"),
            (await ReadAsync(connection, Status, cancel), "attempts have another status than their students saw"),
            (await ReadAsync(connection, Events, cancel, database.Day), "attempts have other events than were sent"),
            (await ReadAsync(connection, Answers, cancel), "answers are not those saved last"),
            (counts.Hands - await ReadAsync(connection, Hands, cancel), "raised hands are no alert"),
            (counts.HandsDue - counts.HandsSeen, "raised hands did not reach a teacher who watched"),
        ];
        return [.. checks.Where(c => c.Wrong != 0).Select(c => $"{c.Wrong} {c.What}")];
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<DayAttempt> attempts,
        CancellationToken cancel
    )
    {
        await using (
            var rows = await connection.BeginBinaryImportAsync("copy day_attempts from stdin (format binary)", cancel)
        )
        {
            foreach (var attempt in attempts)
            {
                await rows.WriteRowAsync(cancel, attempt.Id, attempt.Submitted, attempt.Events);
            }

            await rows.CompleteAsync(cancel);
        }

        await using var answers = await connection.BeginBinaryImportAsync(
            "copy day_answers from stdin (format binary)",
            cancel
        );
        foreach (var (attempt, answer) in attempts.SelectMany(a => a.Answers.Select(answer => (a, answer))))
        {
            await answers.StartRowAsync(cancel);
            await answers.WriteAsync(attempt.Id, NpgsqlDbType.Uuid, cancel);
            await answers.WriteAsync(answer.Question, NpgsqlDbType.Uuid, cancel);
            await answers.WriteAsync(answer.Revision, NpgsqlDbType.Integer, cancel);
            await answers.WriteAsync(answer.Json, NpgsqlDbType.Jsonb, cancel);
        }

        await answers.CompleteAsync(cancel);
    }

    private static async Task<long> ReadAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancel,
        DateOnly? day = null
    )
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        if (day is { } from)
        {
            command.Parameters.Add(new() { Value = from });
        }

        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
