using Npgsql;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>
/// Changes the question bank. Both tables hold the latest version's kind and text, so that lists and searches read one.
/// </summary>
internal sealed class BankWriter(NpgsqlDataSource database)
{
    private const string InsertText = """
        insert into bank_questions (id, owner_id, shared, kind, body, tags, difficulty, created_at, updated_at)
        values (@id, @owner_id, @shared, @kind, @text, @tags, @difficulty, @now, @now)
        """;

    private const string InsertVersionText = """
        insert into bank_versions
            (question_id, version, kind, body, options, key, points, rubric, made_by, made_at)
        values (@id, @version, @kind, @text, @options, @key, @points, @rubric, @made_by, @now)
        """;

    // Index: bank_questions_pkey. Changes nothing if another change was first. Resets the statistics, because answers
    // to the old version say nothing about the new one.
    private const string UpdateText = """
        update bank_questions set version = version + 1, shared = @shared, kind = @kind, body = @text, tags = @tags,
            difficulty = @difficulty, updated_at = @now,
            answers = 0, facility = null, discrimination = null, calibrated_at = null
        where id = @id and version = @version and removed_at is null
        """;

    // Index: bank_questions_pkey.
    private const string RemoveText =
        "update bank_questions set removed_at = @now where id = @id and removed_at is null";

    // Index: bank_questions_pkey.
    private const string CalibrateText = """
        update bank_questions set answers = @answers, facility = @facility, discrimination = @discrimination,
            calibrated_at = @now, difficulty = coalesce(@difficulty, difficulty)
        where id = @id and version = @version and removed_at is null
        """;

    /// <summary>Adds all of them, or none.</summary>
    public async Task AddAsync(
        IReadOnlyList<(Guid Id, BankDraft Draft)> questions,
        Guid ownerId,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.Batch();
        foreach (var (id, draft) in questions)
        {
            var q = draft.Question;
            batch.Add(
                InsertText,
                new
                {
                    id,
                    ownerId,
                    draft.Shared,
                    q.Kind,
                    q.Text,
                    draft.Tags,
                    draft.Difficulty,
                    now,
                }
            );
            batch.Add(InsertVersionText, Version(id, 1, q, ownerId, now));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Adds the next version; false when the given one is stale.</summary>
    public async Task<bool> ChangeAsync(
        Guid id,
        int version,
        BankDraft draft,
        Guid madeBy,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var q = draft.Question;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var updated = await connection
            .Command(
                UpdateText,
                new
                {
                    id,
                    version,
                    draft.Shared,
                    q.Kind,
                    q.Text,
                    draft.Tags,
                    draft.Difficulty,
                    now,
                }
            )
            .ExecuteAsync(cancel);
        if (updated != 1)
        {
            return false;
        }

        await connection.Command(InsertVersionText, Version(id, version + 1, q, madeBy, now)).ExecuteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Idempotent.</summary>
    public Task RemoveAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        database.Command(RemoveText, new { id, now }).ExecuteAsync(cancel);

    /// <summary>Stores the figures of a version; nothing when it is stale.</summary>
    /// <param name="id">The question.</param>
    /// <param name="version">The version the figures are of.</param>
    /// <param name="figures">From its answers.</param>
    /// <param name="difficulty">Null: unchanged.</param>
    /// <param name="now">When they were computed.</param>
    /// <param name="cancel">Cancels the statement.</param>
    public Task CalibrateAsync(
        Guid id,
        int version,
        ItemFigures figures,
        double? difficulty,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                CalibrateText,
                new
                {
                    id,
                    version,
                    figures.Answers,
                    figures.Facility,
                    figures.Discrimination,
                    difficulty,
                    now,
                }
            )
            .ExecuteAsync(cancel);

    private static object Version(Guid id, int version, QuestionDraft q, Guid madeBy, DateTimeOffset now) =>
        new
        {
            id,
            version,
            q.Kind,
            q.Text,
            q.Options,
            q.Key,
            q.Points,
            madeBy,
            now,
            rubric = q.Rubric is { } rubric ? RawJson.Of(rubric) : (RawJson?)null,
        };
}
