using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>
/// The results of an exam: <c>draft</c>, <c>published</c>, <c>frozen</c>, never back. Who may not see the exam gets
/// <c>exam_unknown</c>, who may not do what was asked <c>not_permitted</c>.
/// </summary>
internal sealed class ResultsService(
    ResultStore results, AttemptStore attempts, GradingService grading, ExamAccess access, ExamDefinitionsService exams,
    ILiveExams live, TimeProvider time)
{
    private const int LongestComment = 2_000;
    private static readonly Problem CommentInvalid = new(
        ProblemKind.Invalid, "comment_invalid", $"The comment has at most {LongestComment} characters.",
        Field: "comment");

    /// <summary>Where the results are. Needs view.</summary>
    public Task<Result<ExamResults>> Overview(Actor actor, Guid examId, CancellationToken cancel) =>
        time.WithTimeout<ExamResults>(cancel, cancel => OpenAsync(actor, examId, ExamPermission.View, cancel));

    /// <summary>
    /// Students see them from now on. Idempotent. Needs edit. Problems: <c>results_incomplete</c> (live attempts,
    /// ungraded answers, disagreements), <c>results_frozen</c>, <c>exam_draft</c>.
    /// </summary>
    public Task<Result<ExamResults>> Publish(Actor actor, Guid examId, CancellationToken cancel) =>
        MoveAsync(actor, examId, ExamPermission.Edit, ResultsStatus.Published, cancel);

    /// <summary>
    /// Nothing changes any more. Idempotent. Needs own. Problems: <c>results_draft</c>, <c>changes_open</c>.
    /// </summary>
    public Task<Result<ExamResults>> Freeze(Actor actor, Guid examId, CancellationToken cancel) =>
        MoveAsync(actor, examId, ExamPermission.Own, ResultsStatus.Frozen, cancel);

    /// <summary>
    /// Answers with two marks, disagreements first. Problems: <c>limit_invalid</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<TwoMarks>>> Marks(
        Actor actor, Guid examId, string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<TwoMarks>>(cancel, async cancel =>
        {
            if (MarkPlace.Parse(after) is not { } place)
            {
                return MarkPlace.Invalid;
            }

            if ((Pages.Refuse(limit) ?? await LackingAsync(actor, examId, ExamPermission.View, cancel)) is { } refused)
            {
                return refused;
            }

            return Pages.Of(
                await results.MarksAsync(examId, place, limit, cancel), limit,
                m => new MarkPlace(m.Agreed, m.AttemptId, m.QuestionId).ToString());
        });

    /// <summary>All requests for changes, latest first. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The last request of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<ResultChange>>> Changes(
        Actor actor, Guid examId, Guid? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<ResultChange>>(cancel, async cancel =>
        {
            if ((Pages.Refuse(limit) ?? await LackingAsync(actor, examId, ExamPermission.View, cancel)) is { } refused)
            {
                return refused;
            }

            return Pages.Of(
                await results.ChangesAsync(examId, after ?? Guid.AllBitsSet, limit, cancel), limit,
                c => c.Id.ToString());
        });

    /// <summary>
    /// Asks for a change of published results. Needs grade. Problems: <c>results_draft</c>, <c>results_frozen</c>,
    /// <c>change_invalid</c>, <c>question_unknown</c>, <c>points_invalid</c>, <c>attempt_unknown</c>.
    /// </summary>
    public Task<Result<ResultChange>> RequestChange(
        Actor actor, Guid examId, ChangeDraft draft, CancellationToken cancel) =>
        time.WithTimeout<ResultChange>(cancel, async cancel =>
        {
            if (await LackingAsync(actor, examId, ExamPermission.Grade, cancel) is { } lacking)
            {
                return lacking;
            }

            if (MarkingRules.Refuse(draft) is { } refused)
            {
                return refused;
            }

            var exam = await exams.OfExam(examId, cancel);
            if (!exam.Ok)
            {
                return exam.Problem;
            }

            if (exam.Value.Results == ResultsStatus.Draft)
            {
                return MarkingRules.ResultsDraft;
            }

            if (exam.Value.Results == ResultsStatus.Frozen)
            {
                return ResultRules.Frozen;
            }

            if (await UnfitAsync(exam.Value, draft, cancel) is { } unfit)
            {
                return unfit;
            }

            var now = time.GetUtcNow();
            // Whole microseconds, as PostgreSQL keeps them.
            var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
            var change = new ResultChange(
                Guid.CreateVersion7(now), examId, draft, ChangeState.Open, actor.UserId, at, null, null, "");
            await results.RequestAsync(change, cancel);
            return change;
        });

    /// <summary>
    /// Decides a request; an approved one is carried out (after a new key the attempts wait for
    /// <see cref="GradingService.Regrade"/>). Needs edit. Problems: <c>change_unknown</c>, <c>change_decided</c>,
    /// <c>second_person_needed</c>, <c>comment_invalid</c>, <c>results_frozen</c>, and what the change itself may meet.
    /// </summary>
    public Task<Result<ResultChange>> Decide(
        Actor actor, Guid examId, Guid changeId, bool approve, string comment, CancellationToken cancel) =>
        time.WithTimeout<ResultChange>(cancel, async cancel =>
        {
            if (await LackingAsync(actor, examId, ExamPermission.Edit, cancel) is { } lacking)
            {
                return lacking;
            }

            if (await results.FindAsync(examId, changeId, cancel) is not { } change)
            {
                return MarkingRules.ChangeUnknown;
            }

            if (MarkingRules.RefuseDecision(change, actor) is { } refused)
            {
                return refused;
            }

            if (comment.Length > LongestComment || comment.Contains('\0'))
            {
                return CommentInvalid;
            }

            // Before the decision is stored: a crash in between leaves an open request that can be approved again, to
            // the same effect.
            if (approve && await CarryOutAsync(actor, examId, change, cancel) is { } failed)
            {
                return failed;
            }

            var state = approve ? ChangeState.Approved : ChangeState.Rejected;
            var decided = await results.DecideAsync(
                examId, changeId, state, actor.UserId, time.GetUtcNow(), comment, cancel);
            return decided is null ? MarkingRules.ChangeDecided : decided;
        });

    private async Task<Problem?> CarryOutAsync(Actor actor, Guid examId, ResultChange change, CancellationToken cancel)
    {
        var draft = change.Draft;
        if (draft is not { AttemptId: { } attempt, Points: { } points })
        {
            return (await live.ChangeApprovedKey(actor, examId, draft.QuestionId, draft.Key!.Value)).Problem;
        }

        var comment = $"Changed after publication, request {change.Id}.";
        var grade = new GradeAnswer(actor, draft.QuestionId, points, comment, Approved: true);
        return (await grading.Grade(attempt, grade, cancel)).Problem;
    }

    /// <summary>Why the request does not fit the exam; null when it does.</summary>
    private async Task<Problem?> UnfitAsync(ExamDefinition exam, ChangeDraft draft, CancellationToken cancel)
    {
        if (exam.Questions.FirstOrDefault(q => q.Id == draft.QuestionId) is not { } question)
        {
            return ExamProblems.QuestionUnknown;
        }

        if (draft.Points is { } points && !(points >= 0 && points <= question.Points))
        {
            return new Problem(
                ProblemKind.Invalid, "points_invalid", $"The points are 0 to {question.Points}.", Field: "points");
        }

        return draft.AttemptId is { } attempt && (await attempts.ReadAsync(attempt, cancel))?.ExamId != exam.ExamId
            ? AttemptProblems.Unknown
            : null;
    }

    private Task<Result<ExamResults>> MoveAsync(
        Actor actor, Guid examId, ExamPermission needed, ResultsStatus to, CancellationToken cancel) =>
        time.WithTimeout<ExamResults>(cancel, async cancel =>
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
        });

    private async Task<Result<ExamResults>> OpenAsync(
        Actor actor, Guid examId, ExamPermission needed, CancellationToken cancel)
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
            examId, exam.Value.Results, exam.Value.Settings.Release, count.Attempts, count.Live, count.ToGrade,
            count.Disagreements, count.OpenChanges);
    }

    private async Task<Problem?> LackingAsync(
        Actor actor, Guid examId, ExamPermission needed, CancellationToken cancel) =>
        (await access.FindAsync(actor, examId, needed, cancel)).Problem;
}
