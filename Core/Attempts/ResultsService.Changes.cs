using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Attempts;

internal sealed partial class ResultsService
{
    /// <summary>
    /// Requests a change of published results. Needs grade. Problems: <c>results_draft</c>, <c>results_frozen</c>,
    /// <c>change_invalid</c>, <c>question_unknown</c>, <c>points_invalid</c>, <c>attempt_unknown</c>.
    /// </summary>
    public Task<Result<ResultChange>> RequestChange(
        Actor actor,
        Guid examId,
        ChangeDraft draft,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ResultChange>(
            cancel,
            async cancel =>
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
                // Whole microseconds, the precision of PostgreSQL.
                var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
                var change = new ResultChange(
                    Guid.CreateVersion7(now),
                    examId,
                    draft,
                    ChangeState.Open,
                    actor.UserId,
                    at,
                    null,
                    null,
                    ""
                );
                await results.RequestAsync(change, cancel);
                return change;
            }
        );

    /// <summary>
    /// Decides a request; an approved one is carried out (after a new key the attempts wait for
    /// <see cref="GradingService.Regrade"/>). Needs edit. Problems: <c>change_unknown</c>, <c>change_decided</c>,
    /// <c>second_person_needed</c>, <c>comment_invalid</c>, <c>results_frozen</c>, and those of the change itself.
    /// </summary>
    public Task<Result<ResultChange>> Decide(
        Actor actor,
        Guid examId,
        Guid changeId,
        bool approve,
        string comment,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ResultChange>(
            cancel,
            async cancel =>
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

                // Before the decision is stored: after a crash in between the request is still open and can be approved
                // again, which is idempotent.
                if (approve && await CarryOutAsync(actor, examId, change, cancel) is { } failed)
                {
                    return failed;
                }

                var state = approve ? ChangeState.Approved : ChangeState.Rejected;
                var decided = await results.DecideAsync(
                    examId,
                    changeId,
                    state,
                    actor.UserId,
                    time.GetUtcNow(),
                    comment,
                    cancel
                );
                return decided is null ? MarkingRules.ChangeDecided : decided;
            }
        );

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

    /// <summary>Null when the request is valid for the exam.</summary>
    private async Task<Problem?> UnfitAsync(ExamDefinition exam, ChangeDraft draft, CancellationToken cancel)
    {
        if (exam.Questions.FirstOrDefault(q => q.Id == draft.QuestionId) is not { } question)
        {
            return ExamProblems.QuestionUnknown;
        }

        if (draft.Points is { } points && !(points >= 0 && points <= question.Points))
        {
            return new Problem(
                ProblemKind.Invalid,
                "points_invalid",
                $"The points must be 0 to {question.Points}.",
                Field: "points"
            );
        }

        return draft.AttemptId is { } attempt && (await attempts.ReadAsync(attempt, cancel))?.ExamId != exam.ExamId
            ? AttemptProblems.Unknown
            : null;
    }
}
