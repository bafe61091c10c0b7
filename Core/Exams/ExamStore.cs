using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>The exam's own rows.</summary>
internal sealed class ExamStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    // Index: exams_pkey.
    private const string ReadText = """
        select title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy::text, status, version,
            attempts_allowed, shuffle_questions, shuffle_options, allowed_networks::text[], sections::text, practice, release, results_status
        from exams where id = $1
        """;

    // Index: questions_position.
    private const string QuestionsText = """
        select id, position, kind, body, options::text, key::text, points, section, version, rubric::text, bank_id, bank_version
        from questions where exam_id = $1 order by position
        """;

    private const string InsertText = """
        insert into exams (id, title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy, attempts_allowed, shuffle_questions,
            shuffle_options, allowed_networks, sections, practice, release, created_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text[]::cidr[], $14, $15, $16, $17, $18, $18)
        """;

    private const string OwnText = "insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at) values ($1, $2, 'own', $3)";

    // Index: exams_pkey. Nothing when another process has changed it meanwhile.
    private const string UpdateText = """
        update exams set title = $3, subject = $4, description = $5, duration_s = $6, opens_at = $7, closes_at = $8, pass_mark = $9, policy = $10,
            attempts_allowed = $11, shuffle_questions = $12, shuffle_options = $13, allowed_networks = $14::text[]::cidr[], sections = $15, practice = $16,
            release = $17, status = $18, version = version + 1, updated_at = $19
        where id = $1 and version = $2
        """;

    // Index: exams_pkey.
    private const string ResultsText = """
        update exams set results_status = $3, version = version + 1, updated_at = $4,
            results_published_at = coalesce(results_published_at, $4), results_frozen_at = case when $3 = 'frozen' then $4 end
        where id = $1 and version = $2
        """;

    private const string UpsertQuestionText = """
        insert into questions (id, exam_id, position, kind, body, options, key, rubric, points, version, section, bank_id, bank_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (id) do update set position = excluded.position, kind = excluded.kind, body = excluded.body, options = excluded.options,
            key = excluded.key, rubric = excluded.rubric, points = excluded.points, version = excluded.version, section = excluded.section
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
                    JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(7), VeritasJson.Options), Settings(r, 10)),
                WireName<ExamStatus>.Parse(r.GetString(8)), r.GetInt32(9), [], WireName<ResultsStatus>.Parse(r.GetString(17)));
        }

        var questions = ImmutableArray.CreateBuilder<Question>();
        await using var read = Command(connection, QuestionsText, id);
        await using var q = await read.ExecuteReaderAsync(cancel);
        while (await q.ReadAsync(cancel))
        {
            questions.Add(new Question(
                q.GetGuid(0), q.GetInt32(1), WireName<QuestionKind>.Parse(q.GetString(2)), q.GetString(3),
                q.IsDBNull(4) ? null : new RawJson(q.GetString(4)), q.IsDBNull(5) ? null : new RawJson(q.GetString(5)), q.GetDouble(6),
                q.IsDBNull(7) ? null : q.GetString(7), q.GetInt32(8),
                q.IsDBNull(9) ? null : JsonSerializer.Deserialize<ImmutableArray<Criterion>>(q.GetString(9), VeritasJson.Options),
                q.IsDBNull(10) ? null : q.GetGuid(10), q.IsDBNull(11) ? null : q.GetInt32(11)));
        }

        return state with { Questions = questions.ToImmutable() };
    }

    /// <summary>Creates the exam with its questions and its owner's permission.</summary>
    public Task CreateAsync(Guid id, ExamState state, Guid owner, DateTimeOffset now, CancellationToken cancel) => InTransaction(async connection =>
    {
        var draft = state.Content;
        await using var insert = Command(connection, InsertText, id, draft.Title, draft.Subject, draft.Description, draft.DurationS,
            draft.OpensAt.UtcDateTime, draft.ClosesAt.UtcDateTime, draft.PassMark);
        insert.Parameters.Add(Jsonb(JsonSerializer.Serialize(draft.Policy, VeritasJson.Options)));
        AddSettings(insert, draft.Settings!);
        Add(insert, owner, now.UtcDateTime);
        await insert.ExecuteNonQueryAsync(cancel);
        await using var own = Command(connection, OwnText, id, owner, now.UtcDateTime);
        await own.ExecuteNonQueryAsync(cancel);
        foreach (var question in state.Questions)
        {
            await SaveQuestionAsync(id, question, connection, cancel);
        }
    }, cancel);

    /// <summary>Stores content and status over the given version; false when it is not the current one.</summary>
    public async Task<bool> UpdateAsync(Guid id, ExamState state, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var c = state.Content;
        await using var command = Command(connection, UpdateText, id, state.Version, c.Title, c.Subject, c.Description, c.DurationS,
            c.OpensAt.UtcDateTime, c.ClosesAt.UtcDateTime, c.PassMark);
        command.Parameters.Add(Jsonb(JsonSerializer.Serialize(c.Policy, VeritasJson.Options)));
        AddSettings(command, c.Settings!);
        Add(command, WireName<ExamStatus>.Of(state.Status), now.UtcDateTime);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Stores where the results are, over the given version of the exam; false when it is not the current one.</summary>
    public async Task<bool> SetResultsAsync(Guid id, int version, ResultsStatus status, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Command(connection, ResultsText, id, version, WireName<ResultsStatus>.Of(status), now.UtcDateTime);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Adds or replaces a question.</summary>
    public async Task SaveQuestionAsync(Guid examId, Question q, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await SaveQuestionAsync(examId, q, connection, cancel);
    }

    /// <summary>Adds all of them, or none.</summary>
    public Task AddQuestionsAsync(Guid examId, IReadOnlyCollection<Question> questions, CancellationToken cancel) => InTransaction(async connection =>
    {
        foreach (var question in questions)
        {
            await SaveQuestionAsync(examId, question, connection, cancel);
        }
    }, cancel);

    private static async Task SaveQuestionAsync(Guid examId, Question q, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Command(connection, UpsertQuestionText, q.Id, examId, q.Position, WireName<QuestionKind>.Of(q.Kind), q.Text);
        command.Parameters.Add(Jsonb(q.Options?.Text));
        command.Parameters.Add(Jsonb(q.Key?.Text));
        command.Parameters.Add(Jsonb(q.Rubric is { } lines ? JsonSerializer.Serialize(lines, VeritasJson.Options) : null));
        Add(command, q.Points, q.Version);
        command.Parameters.Add(new() { Value = (object?)q.Section ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)q.BankId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)q.BankVersion ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
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

    // In the order of the columns: attempts_allowed, shuffle_questions, shuffle_options, allowed_networks, sections, practice, release.
    private static void AddSettings(NpgsqlCommand command, ExamSettings s)
    {
        Add(command, s.AttemptsAllowed, s.ShuffleQuestions, s.ShuffleOptions, s.AllowedNetworks.ToArray());
        command.Parameters.Add(Jsonb(JsonSerializer.Serialize(s.Sections, VeritasJson.Options)));
        Add(command, s.Practice, WireName<ResultRelease>.Of(s.Release));
    }

    private static ExamSettings Settings(NpgsqlDataReader r, int i) => new(
        r.GetInt32(i), r.GetBoolean(i + 1), r.GetBoolean(i + 2), [.. r.GetFieldValue<string[]>(i + 3)],
        JsonSerializer.Deserialize<ImmutableArray<ExamSection>>(r.GetString(i + 4), VeritasJson.Options), r.GetBoolean(i + 5),
        WireName<ResultRelease>.Parse(r.GetString(i + 6)));

    private static NpgsqlParameter Jsonb(string? json) => new() { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}
