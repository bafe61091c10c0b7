using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Bench.Data;

/// <summary>Loads exams, their questions and who may do what with them.</summary>
internal static class ExamWriter
{
    public static readonly string Policy = JsonSerializer.Serialize(MonitoringPolicy.Default, VeritasJson.Options);

    private static readonly string[] Subjects =
    [
        "Mathematics",
        "Physics",
        "Chemistry",
        "Biology",
        "History",
        "Economics",
        "Law",
        "Informatics",
    ];
    private static readonly string[] Levels = ["proctor", "grade", "view"];

    public static async Task WriteAsync(
        NpgsqlDataSource database,
        ImmutableArray<PlannedExam> exams,
        Func<PlannedExam, ImmutableArray<PlannedQuestion>> questions,
        People people,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (
            var rows = await connection.BeginBinaryImportAsync(
                "copy exams (id, title, subject, duration_s, opens_at, closes_at, pass_mark, policy, status, "
                    + "version, created_by, created_at, updated_at) from stdin (format binary)",
                cancel
            )
        )
        {
            foreach (var exam in exams)
            {
                Write(rows, exam, people);
            }

            await rows.CompleteAsync(cancel);
        }

        await using (
            var rows = await connection.BeginBinaryImportAsync(
                "copy questions (id, exam_id, position, kind, body, options, key, points) from stdin (format binary)",
                cancel
            )
        )
        {
            foreach (var (exam, q) in exams.SelectMany(e => questions(e).Select(q => (e, q))))
            {
                Write(rows, exam.Id, q);
            }

            await rows.CompleteAsync(cancel);
        }

        await using var permissions = await connection.BeginBinaryImportAsync(
            "copy teacher_exam_permissions (exam_id, teacher_id, level, granted_at) from stdin (format binary)",
            cancel
        );
        foreach (var exam in exams)
        {
            var teachers = Enumerable
                .Range(0, Math.Min(3, people.Teachers.Length))
                .Select(i => (exam.Number + (i * 7)) % people.Teachers.Length)
                .Distinct();
            foreach (var (teacher, place) in teachers.Select((t, i) => (t, i)))
            {
                permissions.StartRow();
                permissions.Write(exam.Id, NpgsqlDbType.Uuid);
                permissions.Write(people.Teachers[teacher], NpgsqlDbType.Uuid);
                permissions.Write(
                    place == 0 ? "own" : Levels[(exam.Number + place) % Levels.Length],
                    NpgsqlDbType.Text
                );
                permissions.Write(people.Created.UtcDateTime, NpgsqlDbType.TimestampTz);
            }
        }

        await permissions.CompleteAsync(cancel);
    }

    /// <summary>Who made the exam and owns it.</summary>
    public static Guid Owner(PlannedExam exam, People people) => people.Teachers[exam.Number % people.Teachers.Length];

    private static void Write(NpgsqlBinaryImporter rows, PlannedExam exam, People people)
    {
        rows.StartRow();
        rows.Write(exam.Id, NpgsqlDbType.Uuid);
        rows.Write(
            string.Create(CultureInfo.InvariantCulture, $"{Subjects[exam.Number % Subjects.Length]} {exam.Number}"),
            NpgsqlDbType.Text
        );
        rows.Write(Subjects[exam.Number % Subjects.Length], NpgsqlDbType.Text);
        rows.Write(exam.DurationS, NpgsqlDbType.Integer);
        rows.Write(exam.OpensAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(exam.ClosesAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(50.0, NpgsqlDbType.Double);
        rows.Write(Policy, NpgsqlDbType.Jsonb);
        rows.Write(exam.Time == ExamTime.Past && exam.Number % 3 == 0 ? "closed" : "published", NpgsqlDbType.Text);
        rows.Write(2, NpgsqlDbType.Integer);
        rows.Write(Owner(exam, people), NpgsqlDbType.Uuid);
        rows.Write(people.Created.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(people.Created.UtcDateTime, NpgsqlDbType.TimestampTz);
    }

    private static void Write(NpgsqlBinaryImporter rows, Guid examId, PlannedQuestion q)
    {
        rows.StartRow();
        rows.Write(q.Id, NpgsqlDbType.Uuid);
        rows.Write(examId, NpgsqlDbType.Uuid);
        rows.Write(q.Position, NpgsqlDbType.Integer);
        rows.Write(WireName<QuestionKind>.Of(q.Kind), NpgsqlDbType.Text);
        rows.Write(q.Text, NpgsqlDbType.Text);
        WriteOrNull(rows, q.Options);
        WriteOrNull(rows, q.Key);
        rows.Write(q.Points, NpgsqlDbType.Double);
    }

    private static void WriteOrNull(NpgsqlBinaryImporter rows, string? json)
    {
        if (json is null)
        {
            rows.WriteNull();
        }
        else
        {
            rows.Write(json, NpgsqlDbType.Jsonb);
        }
    }
}
