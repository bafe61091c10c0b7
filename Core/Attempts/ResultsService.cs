using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// The results of an exam: <c>draft</c>, <c>published</c>, <c>frozen</c>, never back. Problems of all methods:
/// <c>exam_unknown</c> without any permission on the exam, <c>not_permitted</c> with too low a permission.
/// </summary>
internal sealed partial class ResultsService(
    ResultStore results,
    AttemptStore attempts,
    GradingService grading,
    ExamAccess access,
    ExamDefinitionsService exams,
    ILiveExams live,
    TimeProvider time
)
{
    private const int LongestComment = 2_000;
    private static readonly Problem CommentInvalid = new(
        ProblemKind.Invalid,
        "comment_invalid",
        $"The comment must have at most {LongestComment} characters.",
        Field: "comment"
    );

    /// <summary>The state of the results. Needs view.</summary>
    public Task<Result<ExamResults>> Overview(Actor actor, Guid examId, CancellationToken cancel) =>
        time.WithTimeout<ExamResults>(cancel, cancel => OpenAsync(actor, examId, ExamPermission.View, cancel));

    /// <summary>
    /// Publishes the results, so that students see them. Idempotent. Needs edit. Problems: <c>results_incomplete</c>
    /// (live attempts, ungraded answers, disagreements), <c>results_frozen</c>, <c>exam_draft</c>.
    /// </summary>
    public Task<Result<ExamResults>> Publish(Actor actor, Guid examId, CancellationToken cancel) =>
        MoveAsync(actor, examId, ExamPermission.Edit, ResultsStatus.Published, cancel);

    /// <summary>
    /// Freezes the results, so that nothing can change them. Idempotent. Needs own. Problems: <c>results_draft</c>,
    /// <c>changes_open</c>.
    /// </summary>
    public Task<Result<ExamResults>> Freeze(Actor actor, Guid examId, CancellationToken cancel) =>
        MoveAsync(actor, examId, ExamPermission.Own, ResultsStatus.Frozen, cancel);

    /// <summary>
    /// Answers with two marks, disagreements first. Problems: <c>limit_invalid</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The next of a page; null: the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<TwoMarks>>> Marks(
        Actor actor,
        Guid examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<TwoMarks>>(
            cancel,
            async cancel =>
            {
                if (MarkPlace.Parse(after) is not { } place)
                {
                    return MarkPlace.Invalid;
                }

                if (
                    (Pages.Refuse(limit) ?? await LackingAsync(actor, examId, ExamPermission.View, cancel)) is
                    { } refused
                )
                {
                    return refused;
                }

                return Pages.Of(
                    await results.MarksAsync(examId, place, limit, cancel),
                    limit,
                    m => new MarkPlace(m.Agreed, m.AttemptId, m.QuestionId).ToString()
                );
            }
        );

    /// <summary>All requests for changes, latest first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The last request of the previous page; null: the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<ResultChange>>> Changes(
        Actor actor,
        Guid examId,
        Guid? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<ResultChange>>(
            cancel,
            async cancel =>
            {
                if (
                    (Pages.Refuse(limit) ?? await LackingAsync(actor, examId, ExamPermission.View, cancel)) is
                    { } refused
                )
                {
                    return refused;
                }

                return Pages.Of(
                    await results.ChangesAsync(examId, after ?? Guid.AllBitsSet, limit, cancel),
                    limit,
                    c => c.Id.ToString()
                );
            }
        );

    private Task<Result<ExamResults>> MoveAsync(
        Actor actor,
        Guid examId,
        ExamPermission needed,
        ResultsStatus to,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ExamResults>(
            cancel,
            async cancel =>
            {
                var now = await OpenAsync(actor, examId, needed, cancel);
                if (!now.Ok || now.Value.Status == to)
                {
                    return now;
                }

                if (MarkingRules.RefuseMove(now.Value, to) is { } refused)
                {
                    return refused;
                }

                return await live.SetResults(actor, examId, to) is { Problem: { } problem }
                    ? problem
                    : await OpenAsync(actor, examId, needed, cancel);
            }
        );

    private async Task<Result<ExamResults>> OpenAsync(
        Actor actor,
        Guid examId,
        ExamPermission needed,
        CancellationToken cancel
    )
    {
        if (await LackingAsync(actor, examId, needed, cancel) is { } lacking)
        {
            return lacking;
        }

        var exam = await exams.OfExam(examId, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        var count = await results.CountAsync(examId, cancel);
        return new ExamResults(
            examId,
            exam.Value.Results,
            exam.Value.Settings.Release,
            count.Attempts,
            count.Live,
            count.ToGrade,
            count.Disagreements,
            count.OpenChanges
        );
    }

    private async Task<Problem?> LackingAsync(
        Actor actor,
        Guid examId,
        ExamPermission needed,
        CancellationToken cancel
    ) => (await access.FindAsync(actor, examId, needed, cancel)).Problem;
}
