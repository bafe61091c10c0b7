using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Exams;

/// <summary>Changes of the bank. The newest version's kind and text stand in both tables, so that lists and searches read one.</summary>
internal sealed class BankWriter(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 30;

    private const string InsertText = """
        insert into bank_questions (id, owner_id, shared, kind, body, tags, difficulty, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        """;

    private const string VersionText = """
        insert into bank_versions (question_id, version, kind, body, options, key, points, rubric, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    // Index: bank_questions_pkey. Nothing when another change was first. Answers to the old version say nothing of the new one.
    private const string UpdateText = """
        update bank_questions set version = version + 1, shared = $3, kind = $4, body = $5, tags = $6, difficulty = $7, updated_at = $8,
            answers = 0, facility = null, discrimination = null, calibrated_at = null
        where id = $1 and version = $2 and removed_at is null
        """;

    // Index: bank_questions_pkey.
    private const string RemoveText = "update bank_questions set removed_at = $2 where id = $1 and removed_at is null";

    // Index: bank_questions_pkey.
    private const string FiguresText = """
        update bank_questions set answers = $3, facility = $4, discrimination = $5, calibrated_at = $6, difficulty = coalesce($7, difficulty)
        where id = $1 and version = $2 and removed_at is null
        """;

    /// <summary>Adds all of them, or none.</summary>
    public async Task AddAsync(IReadOnlyList<(Guid Id, BankDraft Draft)> questions, Guid owner, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var (id, draft) in questions)
        {
            var insert = Part(batch, InsertText, id, owner, draft.Shared, WireName<QuestionKind>.Of(draft.Question.Kind), draft.Question.Text, draft.Tags.ToArray());
            Add(insert, NpgsqlDbType.Double, draft.Difficulty);
            Add(insert, NpgsqlDbType.TimestampTz, now.UtcDateTime);
            Version(batch, id, 1, draft.Question, owner, now);
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Makes the next version; false when the one it was made from is not the newest.</summary>
    public async Task<bool> ChangeAsync(Guid id, int version, BankDraft draft, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var first = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        var update = Part(first, UpdateText, id, version, draft.Shared, WireName<QuestionKind>.Of(draft.Question.Kind), draft.Question.Text, draft.Tags.ToArray());
        Add(update, NpgsqlDbType.Double, draft.Difficulty);
        Add(update, NpgsqlDbType.TimestampTz, now.UtcDateTime);
        if (await first.ExecuteNonQueryAsync(cancel) != 1)
        {
            return false;
        }

        await using var second = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        Version(second, id, version + 1, draft.Question, by, now);
        await second.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task RemoveAsync(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        Add(Part(batch, RemoveText, id), NpgsqlDbType.TimestampTz, now.UtcDateTime);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stores the figures of a version; nothing when there is a newer one.</summary>
    public async Task CalibrateAsync(Guid id, int version, ItemFigures figures, double? difficulty, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        var part = Part(batch, FiguresText, id, version, figures.Answers);
        Add(part, NpgsqlDbType.Double, figures.Facility);
        Add(part, NpgsqlDbType.Double, figures.Discrimination);
        Add(part, NpgsqlDbType.TimestampTz, now.UtcDateTime);
        Add(part, NpgsqlDbType.Double, difficulty);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static void Version(NpgsqlBatch batch, Guid id, int version, QuestionDraft q, Guid by, DateTimeOffset now)
    {
        var part = Part(batch, VersionText, id, version, WireName<QuestionKind>.Of(q.Kind), q.Text);
        Add(part, NpgsqlDbType.Jsonb, q.Options?.Text);
        Add(part, NpgsqlDbType.Jsonb, q.Key?.Text);
        Add(part, NpgsqlDbType.Double, q.Points);
        Add(part, NpgsqlDbType.Jsonb, q.Rubric is { } lines ? JsonSerializer.Serialize(lines, VeritasJson.Options) : null);
        Add(part, NpgsqlDbType.Uuid, by);
        Add(part, NpgsqlDbType.TimestampTz, now.UtcDateTime);
    }

    private static NpgsqlBatchCommand Part(NpgsqlBatch batch, string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
        return command;
    }

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
