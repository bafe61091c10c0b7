using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// Grades ended attempts. Each change locks the attempt's row, so that concurrent grading of one attempt is serialised
/// and the total always matches the answers.
/// </summary>
internal sealed partial class GradingService(
    NpgsqlDataSource database,
    ResultStore results,
    ExamAccess access,
    ExamDefinitionsService exams,
    EventAvailability evidence,
    TimeProvider time
)
{
    private const int LongestComment = 10_000;
    private const int PageSize = 200;
    private static readonly Problem FirstMarkMissing = new(
        ProblemKind.Conflict,
        "first_mark_missing",
        "Nobody has graded this answer by hand yet."
    );

    /// <summary>
    /// Grades an answer by hand, or a question that was not answered. Problems: <c>attempt_unknown</c>,
    /// <c>not_permitted</c> (needs grade), <c>attempt_live</c>, <c>question_unknown</c>, <c>points_invalid</c>,
    /// <c>comment_invalid</c>, <c>comment_too_long</c>, <c>rubric_invalid</c>, <c>results_published</c>,
    /// <c>results_frozen</c>, <c>stale</c>, <c>evidence_deleted</c>.
    /// </summary>
    public Task<Result<AttemptGrade>> Grade(Guid attemptId, GradeAnswer command, CancellationToken cancel) =>
        ChangeAsync<AttemptGrade>(
            command.Actor,
            attemptId,
            ExamPermission.Grade,
            cancel,
            async (open, cancel) =>
            {
                var refused =
                    AttemptRules.RefuseGrade(open.Row, open.Exam, command, LongestComment)
                    ?? ResultRules.RefuseChange(open.Exam.Results, command.Approved)
                    ?? MarkingRules.RefuseRubric(open.Question(command.QuestionId), command.Rubric, command.Points);
                if (refused is not null)
                {
                    return refused;
                }

                var before = open.Answer(command.QuestionId);
                if (command.Tag is { } tag && before is not null && before.Tag() != tag)
                {
                    return AttemptProblems.GradeStale;
                }

                if (before is null)
                {
                    await AnswerStore.BlankAsync(attemptId, command.QuestionId, open.Connection, cancel);
                }

                // A change after publication changes only the points; the published comment stays.
                var comment =
                    command.Approved && before is { Comment.Length: > 0 }
                        ? MarkingRules.Added(before.Comment, command.Comment, LongestComment)
                        : command.Comment;
                await AnswerStore.GradeAsync(
                    attemptId,
                    command.QuestionId,
                    command.Points,
                    command.Actor.UserId,
                    comment,
                    open.Connection,
                    cancel,
                    command.Rubric
                );
                await ResultStore.ForgetAsync(attemptId, command.QuestionId, open.Connection, cancel);
                return await TotalAsync(open, cancel);
            }
        );

    /// <summary>
    /// Stores a second person's mark of an answer graded by hand. Problems: those of <see cref="Grade"/>,
    /// <c>first_mark_missing</c>, <c>second_person_needed</c>.
    /// </summary>
    public Task<Result<TwoMarks>> MarkAgain(Guid attemptId, MarkAgain command, CancellationToken cancel) =>
        ChangeAsync<TwoMarks>(
            command.Actor,
            attemptId,
            ExamPermission.Grade,
            cancel,
            async (open, cancel) =>
            {
                var grade = new GradeAnswer(command.Actor, command.QuestionId, command.Points, command.Comment);
                var refused =
                    ResultRules.RefuseChange(open.Exam.Results, approved: false)
                    ?? AttemptRules.RefuseGrade(open.Row, open.Exam, grade, LongestComment);
                if (refused is not null)
                {
                    return refused;
                }

                var answer = open.Answer(command.QuestionId);
                if (answer is not null && command.Tag is { } tag && tag != answer.Tag())
                {
                    return AttemptProblems.GradeStale;
                }

                if (answer is not { GradedBy: { } grader, Points: { } points })
                {
                    return FirstMarkMissing;
                }

                var first =
                    await ResultStore.FirstAsync(attemptId, command.QuestionId, open.Connection, cancel)
                    ?? new FirstMark(points, grader);
                if (first.GivenBy == command.Actor.UserId)
                {
                    return MarkingRules.SecondPerson;
                }

                var (counts, agreed) = MarkingRules.Join(
                    first.Points,
                    command.Points,
                    open.Question(command.QuestionId).Points
                );
                var marks = new TwoMarks(
                    attemptId,
                    command.QuestionId,
                    first.Points,
                    first.GivenBy,
                    command.Points,
                    command.Actor.UserId,
                    command.Comment,
                    agreed
                );
                await ResultStore.MarkAsync(marks, time.GetUtcNow(), open.Connection, cancel);
                await AnswerStore.GradeAsync(
                    attemptId,
                    command.QuestionId,
                    counts,
                    first.GivenBy,
                    answer.Comment,
                    open.Connection,
                    cancel,
                    answer.Rubric
                );
                await TotalAsync(open, cancel);
                return marks;
            }
        );

    /// <summary>
    /// Runs a change of one ended attempt in a transaction that locks its row; a problem rolls it back.
    /// </summary>
    private Task<Result<T>> ChangeAsync<T>(
        Actor actor,
        Guid attemptId,
        ExamPermission needed,
        CancellationToken cancel,
        Func<OpenAttempt, CancellationToken, Task<Result<T>>> change
    )
        where T : notnull =>
        time.WithTimeout<T>(
            cancel,
            async cancel =>
            {
                var allowed = await access.OfAttemptAsync(actor, attemptId, needed, cancel);
                if (!allowed.Ok)
                {
                    return allowed.Problem;
                }

                if (await DeletedAsync(attemptId, cancel) is { } deleted)
                {
                    return deleted;
                }

                var exam = await exams.OfExam(allowed.Value.Id, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                await using var connection = await database.OpenConnectionAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                if (await AttemptStore.LockAsync(attemptId, connection, cancel) is not { } row)
                {
                    return AttemptProblems.Unknown;
                }

                var answers = await AnswerStore.ReadAsync(attemptId, connection, cancel);
                var done = await change(new OpenAttempt(row, exam.Value, answers, connection), cancel);
                if (done.Ok)
                {
                    await transaction.CommitAsync(cancel);
                }

                return done;
            }
        );

    private static async Task<AttemptGrade> TotalAsync(OpenAttempt open, CancellationToken cancel)
    {
        var answers = await AnswerStore.ReadAsync(open.Row.Id, open.Connection, cancel);
        var grade = AttemptRules.Total(open.Exam, AttemptRules.Grade(open.Exam, answers), open.Row.PassMark);
        await AttemptStore.RegradeAsync(open.Row.Id, grade, open.Connection, cancel);
        return grade;
    }

    /// <summary>A grade cannot be changed once its answers are deleted.</summary>
    private async Task<Problem?> DeletedAsync(Guid attemptId, CancellationToken cancel) =>
        await evidence.OfAttemptAsync(attemptId, cancel) is { } gone && gone == EventAvailability.Deleted ? gone : null;

    /// <summary>An attempt whose row is locked.</summary>
    private sealed record OpenAttempt(
        AttemptRow Row,
        ExamDefinition Exam,
        ImmutableArray<AnswerRow> Answers,
        NpgsqlConnection Connection
    )
    {
        public AnswerRow? Answer(Guid questionId) => Answers.FirstOrDefault(a => a.Answer.QuestionId == questionId);

        public Question Question(Guid questionId) => Exam.Questions.First(q => q.Id == questionId);
    }
}
