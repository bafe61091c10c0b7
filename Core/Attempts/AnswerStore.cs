using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Attempts;

/// <summary>A stored answer with what it earned; points are null until graded.</summary>
internal sealed record AnswerRow(Answer Answer, double? Points, Guid? GradedBy, string Comment, ImmutableDictionary<string, double>? Rubric = null)
{
    /// <summary>The version of the grade.</summary>
    public string Tag() => ContentTag.Of([Points, GradedBy, Comment, .. ContentTag.Sorted(Rubric)]);
}

/// <summary>Answers of an attempt.</summary>
internal sealed class AnswerStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    // Index: exam_attempts_pkey, attempt_answers_pkey. The last revision wins; a stale activation or an attempt that is not running writes nothing.
    // The share lock holds the end of the attempt back until the answer is there to be graded.
    private const string SaveText = """
        insert into attempt_answers (attempt_id, question_id, revision, value, saved_at)
        select id, $3, $4, $5, $6 from exam_attempts where id = $1 and epoch = $2 and status = 'in_progress' for share
        on conflict (attempt_id, question_id) do update
            set revision = excluded.revision, value = excluded.value, saved_at = excluded.saved_at
            where attempt_answers.revision < excluded.revision
        """;

    // Index: attempt_answers_pkey.
    private const string ReadText = """
        select question_id, revision, value::text, saved_at, points, graded_by, comment, rubric::text from attempt_answers where attempt_id = $1
        """;

    // Index: attempt_answers_pkey.
    private const string GradeText = """
        update attempt_answers set points = $3, graded_by = $4, comment = $5, rubric = $6 where attempt_id = $1 and question_id = $2
        """;

    // Index: exam_attempts_pkey, attempt_answers_pkey. As if it had been left empty from the start: it took no time, and no other answer looks longer by it.
    private const string BlankText = """
        insert into attempt_answers (attempt_id, question_id, revision, value, saved_at)
        select id, $2, 1, 'null', started_at from exam_attempts where id = $1 and ended_at is not null
        on conflict do nothing
        """;

    /// <summary>Stores the answer; false when a newer revision is there, or this writer may not write.</summary>
    public async Task<bool> SaveAsync(Guid attemptId, long epoch, Answer answer, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(SaveText);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = epoch });
        command.Parameters.Add(new() { Value = answer.QuestionId });
        command.Parameters.Add(new() { Value = answer.Revision });
        command.Parameters.Add(new() { Value = answer.Value.Text, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = answer.SavedAt.UtcDateTime });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>All answers of the attempt.</summary>
    public async Task<ImmutableArray<AnswerRow>> ReadAsync(Guid attemptId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadAsync(attemptId, connection, cancel);
    }

    /// <summary>All answers of the attempt, within the connection's transaction.</summary>
    public static async Task<ImmutableArray<AnswerRow>> ReadAsync(Guid attemptId, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(ReadText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = attemptId });
        var rows = ImmutableArray.CreateBuilder<AnswerRow>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new AnswerRow(
                new Answer(reader.GetGuid(0), reader.GetInt32(1), new RawJson(reader.GetString(2)), new(reader.GetDateTime(3), TimeSpan.Zero)),
                reader.IsDBNull(4) ? null : reader.GetDouble(4), reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.GetString(6),
                reader.IsDBNull(7) ? null : JsonSerializer.Deserialize<ImmutableDictionary<string, double>>(reader.GetString(7), VeritasJson.Options)));
        }

        return rows.ToImmutable();
    }

    /// <summary>A place for the grade of a question that was not answered; nothing where there is an answer.</summary>
    public static async Task BlankAsync(Guid attemptId, Guid questionId, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(BlankText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = questionId });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stores what an answer earned; false when there is no such answer.</summary>
    public static async Task<bool> GradeAsync(
        Guid attemptId, Guid questionId, double points, Guid? gradedBy, string comment, NpgsqlConnection connection, CancellationToken cancel,
        ImmutableDictionary<string, double>? rubric = null)
    {
        await using var command = new NpgsqlCommand(GradeText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = questionId });
        command.Parameters.Add(new() { Value = points });
        command.Parameters.Add(new() { Value = (object?)gradedBy ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = comment });
        command.Parameters.Add(new() { Value = rubric is null ? DBNull.Value : JsonSerializer.Serialize(rubric, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
