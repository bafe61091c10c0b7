using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Grains.Exams;

/// <summary>The exam's own rows.</summary>
internal sealed class ExamStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    // Index: exams_pkey.
    private const string ReadText = """
        select title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy::text, status, version from exams where id = $1
        """;

    // Index: questions_position.
    private const string QuestionsText = "select id, position, kind, body, options::text, key::text, points from questions where exam_id = $1 order by position";

    private const string InsertText = """
        insert into exams (id, title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy, created_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
        """;

    private const string OwnText = "insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at) values ($1, $2, 'own', $3)";

    // Index: exams_pkey. Nothing when another process has changed it meanwhile.
    private const string UpdateText = """
        update exams set title = $3, subject = $4, description = $5, duration_s = $6, opens_at = $7, closes_at = $8, pass_mark = $9, policy = $10,
            status = $11, version = version + 1, updated_at = $12
        where id = $1 and version = $2
        """;

    private const string UpsertQuestionText = """
        insert into questions (id, exam_id, position, kind, body, options, key, points) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set position = excluded.position, kind = excluded.kind, body = excluded.body, options = excluded.options,
            key = excluded.key, points = excluded.points
        """;

    private const string DeleteQuestionText = "delete from questions where id = $1 and exam_id = $2";

    // Index: questions_position, checked at commit.
    private const string CloseGapText = "update questions set position = position - 1 where exam_id = $1 and position > $2";

    /// <summary>The exam, or null.</summary>
    public async Task<ExamState?> ReadAsync(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        ExamState state;
        await using (var command = Command(connection, ReadText, id))
        {
            await using var r = await command.ExecuteReaderAsync(cancel);
            if (!await r.ReadAsync(cancel))
            {
                return null;
            }

            state = new ExamState(
                new ExamDraft(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), Utc(r, 4), Utc(r, 5), r.GetDouble(6),
                    JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(7), VeritasJson.Options)),
                WireName<ExamStatus>.Parse(r.GetString(8)), r.GetInt32(9), []);
        }

        var questions = ImmutableArray.CreateBuilder<Question>();
        await using var read = Command(connection, QuestionsText, id);
        await using var q = await read.ExecuteReaderAsync(cancel);
        while (await q.ReadAsync(cancel))
        {
            questions.Add(new Question(
                q.GetGuid(0), q.GetInt32(1), WireName<QuestionKind>.Parse(q.GetString(2)), q.GetString(3),
                q.IsDBNull(4) ? null : new RawJson(q.GetString(4)), q.IsDBNull(5) ? null : new RawJson(q.GetString(5)), q.GetDouble(6)));
        }

        return state with { Questions = questions.ToImmutable() };
    }

    /// <summary>Creates the exam and its owner's permission.</summary>
    public Task CreateAsync(Guid id, ExamDraft draft, Guid owner, DateTimeOffset now, CancellationToken cancel) => InTransaction(async connection =>
    {
        await using var insert = Command(connection, InsertText, id, draft.Title, draft.Subject, draft.Description, draft.DurationS,
            draft.OpensAt.UtcDateTime, draft.ClosesAt.UtcDateTime, draft.PassMark);
        insert.Parameters.Add(Jsonb(JsonSerializer.Serialize(draft.Policy, VeritasJson.Options)));
        Add(insert, owner, now.UtcDateTime);
        await insert.ExecuteNonQueryAsync(cancel);
        await using var own = Command(connection, OwnText, id, owner, now.UtcDateTime);
        await own.ExecuteNonQueryAsync(cancel);
    }, cancel);

    /// <summary>Stores content and status over the given version; false when it is not the current one.</summary>
    public async Task<bool> UpdateAsync(Guid id, ExamState state, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var c = state.Content;
        await using var command = Command(connection, UpdateText, id, state.Version, c.Title, c.Subject, c.Description, c.DurationS,
            c.OpensAt.UtcDateTime, c.ClosesAt.UtcDateTime, c.PassMark);
        command.Parameters.Add(Jsonb(JsonSerializer.Serialize(c.Policy, VeritasJson.Options)));
        Add(command, WireName<ExamStatus>.Of(state.Status), now.UtcDateTime);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Adds or replaces a question.</summary>
    public async Task SaveQuestionAsync(Guid examId, Question q, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Command(connection, UpsertQuestionText, q.Id, examId, q.Position, WireName<QuestionKind>.Of(q.Kind), q.Text);
        command.Parameters.Add(Jsonb(q.Options?.Text));
        command.Parameters.Add(Jsonb(q.Key?.Text));
        Add(command, q.Points);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Removes a question and moves the ones behind it up.</summary>
    public Task RemoveQuestionAsync(Guid examId, Question q, CancellationToken cancel) => InTransaction(async connection =>
    {
        await using var delete = Command(connection, DeleteQuestionText, q.Id, examId);
        await delete.ExecuteNonQueryAsync(cancel);
        await using var defer = Command(connection, "set constraints questions_position deferred");
        await defer.ExecuteNonQueryAsync(cancel);
        await using var move = Command(connection, CloseGapText, examId, q.Position);
        await move.ExecuteNonQueryAsync(cancel);
    }, cancel);

    private async Task InTransaction(Func<NpgsqlConnection, Task> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await work(connection);
        await transaction.CommitAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, params object[] values)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        Add(command, values);
        return command;
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }

    private static NpgsqlParameter Jsonb(string? json) => new() { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}
