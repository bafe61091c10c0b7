using System.Collections.Immutable;
using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Rows of <c>exams</c> and <c>questions</c>.</summary>
internal sealed class ExamStore(NpgsqlDataSource database)
{
    // Index: exams_pkey.
    private const string ReadText = """
        select title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy::text, status, version,
            attempts_allowed, shuffle_questions, shuffle_options, allowed_networks::text[], sections::text, practice,
            release, results_status
        from exams where id = @id
        """;

    // Index: questions_position.
    private const string QuestionsText = """
        select id, position, kind, body as text, options::text, key::text, points, section, version, rubric::text,
            bank_id, bank_version
        from questions where exam_id = @id order by position
        """;

    private const string InsertText = """
        insert into exams (id, title, subject, description, duration_s, opens_at, closes_at, pass_mark, policy,
            attempts_allowed, shuffle_questions, shuffle_options, allowed_networks, sections, practice, release,
            created_by, created_at, updated_at)
        values (@id, @title, @subject, @description, @duration_s, @opens_at, @closes_at, @pass_mark, @policy,
            @attempts_allowed, @shuffle_questions, @shuffle_options, @allowed_networks::text[]::cidr[], @sections,
            @practice, @release, @owner_id, @now, @now)
        """;

    private const string InsertOwnerText = """
        insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at)
        values (@id, @owner_id, 'own', @now)
        """;

    // Index: exams_pkey. Changes nothing if another process has changed the exam.
    private const string UpdateText = """
        update exams set title = @title, subject = @subject, description = @description, duration_s = @duration_s,
            opens_at = @opens_at, closes_at = @closes_at, pass_mark = @pass_mark, policy = @policy,
            attempts_allowed = @attempts_allowed, shuffle_questions = @shuffle_questions,
            shuffle_options = @shuffle_options, allowed_networks = @allowed_networks::text[]::cidr[],
            sections = @sections, practice = @practice, release = @release, status = @status, version = version + 1,
            updated_at = @now
        where id = @id and version = @version
        """;

    // Index: exams_pkey.
    private const string UpdateResultsText = """
        update exams set results_status = @status, version = version + 1, updated_at = @now,
            results_published_at = coalesce(results_published_at, @now),
            results_frozen_at = case when @status = 'frozen' then @now end
        where id = @id and version = @version
        """;

    private const string SaveQuestionText = """
        insert into questions (id, exam_id, position, kind, body, options, key, rubric, points, version, section,
            bank_id, bank_version)
        values (@id, @exam_id, @position, @kind, @text, @options, @key, @rubric, @points, @version, @section,
            @bank_id, @bank_version)
        on conflict (id) do update set position = excluded.position, kind = excluded.kind, body = excluded.body,
            options = excluded.options, key = excluded.key, rubric = excluded.rubric, points = excluded.points,
            version = excluded.version, section = excluded.section
        """;

    private const string DeleteQuestionText = "delete from questions where id = @id and exam_id = @exam_id";

    private const string DeferText = "set constraints questions_position deferred";

    // Index: questions_position, checked at commit.
    private const string CloseGapText =
        "update questions set position = position - 1 where exam_id = @exam_id and position > @position";

    /// <summary>The exam, or null.</summary>
    public async Task<ExamState?> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await database.Command(ReadText, new { id }).FirstAsync(State, cancel) is not { } state)
        {
            return null;
        }

        return state with
        {
            Questions = await database.Command(QuestionsText, new { id }).ListAsync<Question>(cancel),
        };
    }

    /// <summary>Creates the exam with its questions and its owner's permission.</summary>
    public async Task CreateAsync(Guid id, ExamState state, Guid ownerId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.Batch();
        var (c, s) = (state.Content, state.Content.Settings!);
        batch.Add(
            InsertText,
            new
            {
                id,
                c.Title,
                c.Subject,
                c.Description,
                c.DurationS,
                c.OpensAt,
                c.ClosesAt,
                c.PassMark,
                policy = RawJson.Of(c.Policy),
                s.AttemptsAllowed,
                s.ShuffleQuestions,
                s.ShuffleOptions,
                s.AllowedNetworks,
                sections = RawJson.Of(s.Sections),
                s.Practice,
                s.Release,
                ownerId,
                now,
            }
        );
        batch.Add(
            InsertOwnerText,
            new
            {
                id,
                ownerId,
                now,
            }
        );
        foreach (var question in state.Questions)
        {
            batch.Add(SaveQuestionText, Parameters(id, question));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stores content and status; false when the version is stale.</summary>
    public async Task<bool> UpdateAsync(Guid id, ExamState state, DateTimeOffset now, CancellationToken cancel)
    {
        var (c, s) = (state.Content, state.Content.Settings!);
        var updated = await database
            .Command(
                UpdateText,
                new
                {
                    id,
                    c.Title,
                    c.Subject,
                    c.Description,
                    c.DurationS,
                    c.OpensAt,
                    c.ClosesAt,
                    c.PassMark,
                    policy = RawJson.Of(c.Policy),
                    s.AttemptsAllowed,
                    s.ShuffleQuestions,
                    s.ShuffleOptions,
                    s.AllowedNetworks,
                    sections = RawJson.Of(s.Sections),
                    s.Practice,
                    s.Release,
                    state.Status,
                    state.Version,
                    now,
                }
            )
            .ExecuteAsync(cancel);
        return updated == 1;
    }

    /// <summary>Stores the status of the results; false when the exam's version is stale.</summary>
    public async Task<bool> SetResultsAsync(
        Guid id,
        int version,
        ResultsStatus status,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        await database
            .Command(
                UpdateResultsText,
                new
                {
                    id,
                    version,
                    status,
                    now,
                }
            )
            .ExecuteAsync(cancel) == 1;

    /// <summary>Adds or replaces a question.</summary>
    public Task SaveQuestionAsync(Guid examId, Question question, CancellationToken cancel) =>
        database.Command(SaveQuestionText, Parameters(examId, question)).ExecuteAsync(cancel);

    /// <summary>Adds all of them, or none.</summary>
    public async Task AddQuestionsAsync(Guid examId, IReadOnlyCollection<Question> questions, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.Batch();
        foreach (var question in questions)
        {
            batch.Add(SaveQuestionText, Parameters(examId, question));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Removes a question and moves up those behind it.</summary>
    public async Task RemoveQuestionAsync(Guid examId, Question question, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // Constraints are deferred until the end of a transaction that was begun explicitly.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = connection.Batch();
        batch.Add(DeleteQuestionText, new { question.Id, examId });
        batch.Add(DeferText);
        batch.Add(CloseGapText, new { examId, question.Position });
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static object Parameters(Guid examId, Question q) =>
        new
        {
            q.Id,
            examId,
            q.Position,
            q.Kind,
            q.Text,
            q.Options,
            q.Key,
            q.Points,
            q.Version,
            q.Section,
            q.BankId,
            q.BankVersion,
            rubric = q.Rubric is { } rubric ? RawJson.Of(rubric) : (RawJson?)null,
        };

    private static ExamState State(Row r) =>
        new(
            new ExamDraft(
                r.Get<string>("title"),
                r.Get<string>("subject"),
                r.Get<string>("description"),
                r.Get<int>("duration_s"),
                r.Get<DateTimeOffset>("opens_at"),
                r.Get<DateTimeOffset>("closes_at"),
                r.Get<double>("pass_mark"),
                r.Json<MonitoringPolicy>("policy"),
                r.As<ExamSettings>()
            ),
            r.Get<ExamStatus>("status"),
            r.Get<int>("version"),
            [],
            r.Get<ResultsStatus>("results_status")
        );
}
