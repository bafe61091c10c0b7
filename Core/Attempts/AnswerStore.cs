using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>A stored answer and its points, which are null until it is graded.</summary>
internal sealed record AnswerRow(
    Answer Answer,
    double? Points,
    Guid? GradedBy,
    string Comment,
    ImmutableDictionary<string, double>? Rubric = null
)
{
    /// <summary>The version of the grade.</summary>
    public string Tag() => ContentTag.Of([Points, GradedBy, Comment, .. ContentTag.Sorted(Rubric)]);
}

/// <summary>Rows of <c>attempt_answers</c>.</summary>
internal sealed class AnswerStore(NpgsqlDataSource database)
{
    // Index: exam_attempts_pkey, attempt_answers_pkey. The highest revision wins; a stale activation writes nothing,
    // and neither does an attempt that is not running. The share lock delays the end of the attempt until the answer is
    // stored and can be graded.
    private const string SaveText = """
        insert into attempt_answers (attempt_id, question_id, revision, value, saved_at)
        select id, @question_id, @revision, @value, @saved_at from exam_attempts
        where id = @attempt_id and epoch = @epoch and status = 'in_progress' for share
        on conflict (attempt_id, question_id) do update
            set revision = excluded.revision, value = excluded.value, saved_at = excluded.saved_at
            where attempt_answers.revision < excluded.revision
        """;

    // Index: attempt_answers_pkey.
    private const string ReadText = """
        select question_id, revision, value::text as value,
            saved_at, points, graded_by, comment, rubric::text as rubric
        from attempt_answers where attempt_id = @attempt_id
        """;

    // Index: attempt_answers_pkey.
    private const string GradeText = """
        update attempt_answers set points = @points, graded_by = @graded_by, comment = @comment, rubric = @rubric
        where attempt_id = @attempt_id and question_id = @question_id
        """;

    // Index: exam_attempts_pkey, attempt_answers_pkey. The time is the start of the attempt, so that it does not change
    // the time of any answer.
    private const string BlankText = """
        insert into attempt_answers (attempt_id, question_id, revision, value, saved_at)
        select id, @question_id, 1, 'null', started_at from exam_attempts
        where id = @attempt_id and ended_at is not null
        on conflict do nothing
        """;

    /// <summary>Stores the answer; false when there is a newer revision or this writer is stale.</summary>
    public async Task<bool> SaveAsync(Guid attemptId, long epoch, Answer answer, CancellationToken cancel) =>
        await database
            .Command(
                SaveText,
                new
                {
                    attemptId,
                    epoch,
                    answer.QuestionId,
                    answer.Revision,
                    answer.Value,
                    answer.SavedAt,
                }
            )
            .ExecuteAsync(cancel) == 1;

    /// <summary>All answers of the attempt.</summary>
    public Task<ImmutableArray<AnswerRow>> ReadAsync(Guid attemptId, CancellationToken cancel) =>
        database.Command(ReadText, new { attemptId }).ListAsync(Read, cancel);

    /// <summary>All answers of the attempt, within the connection's transaction.</summary>
    public static Task<ImmutableArray<AnswerRow>> ReadAsync(
        Guid attemptId,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) => connection.Command(ReadText, new { attemptId }).ListAsync(Read, cancel);

    /// <summary>Inserts an empty answer for a question that was not answered, so that it can be graded.</summary>
    public static Task BlankAsync(
        Guid attemptId,
        Guid questionId,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) => connection.Command(BlankText, new { attemptId, questionId }).ExecuteAsync(cancel);

    /// <summary>Stores the grade of an answer; false when there is no such answer.</summary>
    public static async Task<bool> GradeAsync(
        Guid attemptId,
        Guid questionId,
        double points,
        Guid? gradedBy,
        string comment,
        NpgsqlConnection connection,
        CancellationToken cancel,
        ImmutableDictionary<string, double>? rubric = null
    )
    {
        var lines = rubric is null ? (RawJson?)null : RawJson.Of(rubric);
        var grade = new
        {
            attemptId,
            questionId,
            points,
            gradedBy,
            comment,
            rubric = lines,
        };
        return await connection.Command(GradeText, grade).ExecuteAsync(cancel) == 1;
    }

    private static AnswerRow Read(Row r) =>
        new(
            new Answer(
                r.Get<Guid>("question_id"),
                r.Get<int>("revision"),
                r.Get<RawJson>("value"),
                r.Get<DateTimeOffset>("saved_at")
            ),
            r.Get<double?>("points"),
            r.Get<Guid?>("graded_by"),
            r.Get<string>("comment"),
            r.IsNull("rubric") ? null : r.Json<ImmutableDictionary<string, double>>("rubric")
        );
}
