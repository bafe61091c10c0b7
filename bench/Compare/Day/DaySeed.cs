using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Day;

/// <summary>Fills in exams with questions, and people who can sign in; each day has its own.</summary>
internal sealed class DaySeed(Stage stage)
{
    /// <summary>Everybody's.</summary>
    public const string Password = "veritas-bench-1";

    private const int Questions = 12;
    private const string Options =
        """[{"id":"a","text":"First"},{"id":"b","text":"Second"},{"id":"c","text":"Third"},{"id":"d","text":"Fourth"}]""";

    private static readonly (string Kind, string? Options, string? Key)[] Kinds =
    [
        ("single_choice", Options, "\"a\""),
        ("essay", null, null),
        ("short_text", null, "[\"limit\"]"),
        ("multiple_choice", Options, """["a","c"]"""),
        ("numeric", null, """{"value":42,"tolerance":0.5}"""),
        ("true_false", null, "true"),
    ];

    // Beyond the numbers that the other parts use.
    private int _student = 1_000_000;
    private int _teacher = 1;
    private int _exam = 10_000;

    /// <param name="students">How many; at most a thousand take the same exam.</param>
    /// <param name="teachers">How many, spread over the exams.</param>
    /// <param name="cost">Of the hash of their password; null: they get a token instead of signing in.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<DayPeople> MakeAsync(int students, int teachers, int? cost, CancellationToken cancel)
    {
        await using var connection = await stage.Database.Source.OpenConnectionAsync(cancel);
        await stage.Seed.TeacherAsync(connection, cancel);
        var hash = cost is { } rounds ? BCrypt.Net.BCrypt.HashPassword(Password, rounds) : "none";
        var exams = Enumerable
            .Range(_exam, (students + BenchIds.AttemptsAnExam - 1) / BenchIds.AttemptsAnExam)
            .ToArray();
        _exam += exams.Length;
        var pupils = Enumerable.Range(_student, students).ToArray();
        _student += students;
        var staff = Enumerable.Range(_teacher, teachers).ToArray();
        _teacher += teachers;
        await stage.Seed.UsersAsync(
            connection,
            [
                .. pupils.Select(i => (BenchIds.Student(i), Student(i), $"Student {i}", "student")),
                .. staff.Select(i => (BenchIds.TeacherOf(i), Teacher(i), $"Teacher {i}", "teacher")),
            ],
            cancel,
            hash
        );
        await Seed.ExamsAsync(connection, exams, cancel);
        await QuestionsAsync(connection, exams, cancel);
        foreach (var (teacher, place) in staff.Select((t, place) => (t, place)))
        {
            await PermitAsync(connection, teacher, exams[place % exams.Length], cancel);
        }

        await using var analyze = new NpgsqlCommand("analyze users, exams, questions", connection);
        await analyze.ExecuteNonQueryAsync(cancel);
        return new DayPeople(
            [
                .. pupils.Select(
                    (i, place) =>
                        new DayAccount(
                            Student(i),
                            BenchIds.Exam(exams[place / BenchIds.AttemptsAnExam]),
                            cost is null ? stage.Tokens.Of(BenchIds.Student(i), "student") : null
                        )
                ),
            ],
            [
                .. staff.Select(
                    (i, place) =>
                        new DayAccount(
                            Teacher(i),
                            BenchIds.Exam(exams[place % exams.Length]),
                            cost is null ? stage.Tokens.Of(BenchIds.TeacherOf(i), "teacher") : null
                        )
                ),
            ]
        );
    }

    private static string Student(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"student{number}@bench.veritas");

    private static string Teacher(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"teacher{number}@bench.veritas");

    private static async Task QuestionsAsync(NpgsqlConnection connection, int[] exams, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy questions (id, exam_id, position, kind, body, options, key, points) from stdin (format binary)",
            cancel
        );
        foreach (var (exam, number) in exams.SelectMany(e => Enumerable.Range(0, Questions).Select(n => (e, n))))
        {
            var (kind, options, key) = Kinds[number % Kinds.Length];
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(BenchIds.Question(exam, number), NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(BenchIds.Exam(exam), NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(number + 1, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(kind, NpgsqlDbType.Text, cancel);
            await rows.WriteAsync($"Question {number + 1}", NpgsqlDbType.Text, cancel);
            await JsonAsync(rows, options, cancel);
            await JsonAsync(rows, key, cancel);
            await rows.WriteAsync(2.0, NpgsqlDbType.Double, cancel);
        }

        await rows.CompleteAsync(cancel);
    }

    private static Task JsonAsync(NpgsqlBinaryImporter rows, string? json, CancellationToken cancel) =>
        json is null ? rows.WriteNullAsync(cancel) : rows.WriteAsync(json, NpgsqlDbType.Jsonb, cancel);

    private static async Task PermitAsync(NpgsqlConnection connection, int teacher, int exam, CancellationToken cancel)
    {
        await using var permit = new NpgsqlCommand(
            "insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at) values ($1, $2, "
                + "'proctor', now())",
            connection
        )
        {
            Parameters =
            {
                new() { Value = BenchIds.Exam(exam) },
                new() { Value = BenchIds.TeacherOf(teacher) },
            },
        };
        await permit.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The people of one day.</summary>
internal sealed record DayPeople(IReadOnlyList<DayAccount> Students, IReadOnlyList<DayAccount> Teachers);
