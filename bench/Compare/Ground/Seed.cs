using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Bench.Load;
using Veritas.Monitoring;

namespace Veritas.Bench.Compare.Ground;

/// <summary>
/// Fills in exams, students and live attempts, straight into the tables: thousands of sign-ups would take longer than
/// the measurements.
/// </summary>
internal sealed class Seed(BenchDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Duration = TimeSpan.FromHours(8);
    private int _attempts;
    private bool _teacher;

    /// <summary>Makes attempts until there are that many.</summary>
    public async Task AttemptsAsync(int count, CancellationToken cancel)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancel);
        await TeacherAsync(connection, cancel);
        var fresh = Enumerable.Range(_attempts, Math.Max(0, count - _attempts)).ToArray();
        await UsersAsync(
            connection,
            fresh.Select(i => (BenchIds.Student(i), $"student{i}@bench.veritas", $"Student {i}", "student")),
            cancel
        );
        await ExamsAsync(
            connection,
            fresh
                .Select(i => i / BenchIds.AttemptsAnExam)
                .Distinct()
                .Where(e => e * BenchIds.AttemptsAnExam >= _attempts),
            cancel
        );
        await AttemptsAsync(connection, fresh, cancel);
        _attempts += fresh.Length;
        await using var analyze = new NpgsqlCommand("analyze users, exams, exam_attempts", connection);
        await analyze.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Makes the teacher who owns all exams, once.</summary>
    public async Task TeacherAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (!_teacher)
        {
            await UsersAsync(connection, [(BenchIds.Teacher, "teacher@bench.veritas", "Teacher", "teacher")], cancel);
            _teacher = true;
        }
    }

    /// <param name="connection">To the database.</param>
    /// <param name="users">Who.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="hash">Of everybody's password; the default lets nobody sign in.</param>
    public async Task UsersAsync(
        NpgsqlConnection connection,
        IEnumerable<(Guid Id, string Email, string Name, string Role)> users,
        CancellationToken cancel,
        string hash = "none"
    )
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy users (id, email, password_hash, full_name, role, created_at) from stdin (format binary)",
            cancel
        );
        foreach (var (id, email, name, role) in users)
        {
            await rows.WriteRowAsync(cancel, id, email, hash, name, role, time.GetUtcNow().UtcDateTime);
        }

        await rows.CompleteAsync(cancel);
    }

    public static async Task ExamsAsync(NpgsqlConnection connection, IEnumerable<int> exams, CancellationToken cancel)
    {
        foreach (var number in exams)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(
                new(
                    """
                    insert into exams (id, title, subject, duration_s, opens_at, closes_at, pass_mark, policy, status,
                        created_by, created_at, updated_at)
                    values ($1, $2, 'Load', 28800, now() - interval '1 hour', now() + interval '1 day', 50, $3,
                        'published', $4, now(), now())
                    """
                )
                {
                    Parameters =
                    {
                        new() { Value = BenchIds.Exam(number) },
                        new() { Value = $"Exam {number + 1}" },
                        new()
                        {
                            Value = JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options),
                            NpgsqlDbType = NpgsqlDbType.Jsonb,
                        },
                        new() { Value = BenchIds.Teacher },
                    },
                }
            );
            batch.BatchCommands.Add(
                new(
                    "insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at) values ($1, "
                        + "$2, 'own', now())"
                )
                {
                    Parameters =
                    {
                        new() { Value = BenchIds.Exam(number) },
                        new() { Value = BenchIds.Teacher },
                    },
                }
            );
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task AttemptsAsync(NpgsqlConnection connection, IEnumerable<int> attempts, CancellationToken cancel)
    {
        var policy = JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options);
        var accommodation = JsonSerializer.Serialize(Accommodation.None, VeritasJson.Options);
        var now = time.GetUtcNow().UtcDateTime;
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy exam_attempts (id, exam_id, student_id, started_at, started_on, deadline, duration_s, "
                + "notice_version, policy, accommodation, epoch, last_seen_at) "
                + "from stdin (format binary)",
            cancel
        );
        foreach (var i in attempts)
        {
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(BenchIds.Attempt(i), NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(BenchIds.ExamOf(i), NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(BenchIds.Student(i), NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz, cancel);
            await rows.WriteAsync(database.Day, NpgsqlDbType.Date, cancel);
            await rows.WriteAsync(now + Duration, NpgsqlDbType.TimestampTz, cancel);
            await rows.WriteAsync((int)Duration.TotalSeconds, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(1, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(policy, NpgsqlDbType.Jsonb, cancel);
            await rows.WriteAsync(accommodation, NpgsqlDbType.Jsonb, cancel);
            await rows.WriteAsync(1L, NpgsqlDbType.Bigint, cancel);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz, cancel);
        }

        await rows.CompleteAsync(cancel);
    }
}
