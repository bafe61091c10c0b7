using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

internal sealed partial class GradingService
{
    /// <summary>
    /// Grades ended attempts by the current keys, 200 per call; points given by hand are kept. Problems:
    /// <c>exam_unknown</c>, <c>not_permitted</c> (needs edit), <c>results_frozen</c>, <c>evidence_deleted</c>, and
    /// <c>results_published</c> unless it is a preview or two people have approved a key since.
    /// </summary>
    /// <param name="actor">The caller.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The page's <see cref="RegradePage.Next"/>; null: the first page.</param>
    /// <param name="preview">Only reports what would change.</param>
    /// <param name="cancel">Cancels the queries; attempts graded so far stay graded.</param>
    public async Task<Result<RegradePage>> Regrade(
        Actor actor,
        Guid examId,
        Guid? after,
        bool preview,
        CancellationToken cancel
    )
    {
        var page = await time.WithTimeout<(ExamDefinition Exam, ImmutableArray<Guid> Ids)>(
            cancel,
            cancel => PageAsync(actor, examId, after, preview, cancel)
        );
        if (!page.Ok)
        {
            return page.Problem;
        }

        var (exam, ids) = page.Value;
        var changed = ImmutableArray.CreateBuilder<Regraded>();
        foreach (var id in ids)
        {
            var one = await time.WithTimeout<Regraded>(cancel, cancel => RegradeAsync(exam, id, preview, cancel));
            if (!one.Ok)
            {
                return one.Problem;
            }

            if (one.Value.Before != one.Value.After || one.Value.PassedBefore != one.Value.PassedAfter)
            {
                changed.Add(one.Value);
            }
        }

        return new RegradePage(ids.Length, changed.ToImmutable(), ids.Length == PageSize ? ids[^1] : null);
    }

    private async Task<Result<(ExamDefinition Exam, ImmutableArray<Guid> Ids)>> PageAsync(
        Actor actor,
        Guid examId,
        Guid? after,
        bool preview,
        CancellationToken cancel
    )
    {
        var allowed = await access.FindAsync(actor, examId, ExamPermission.Edit, cancel);
        if (!allowed.Ok)
        {
            return allowed.Problem;
        }

        var exam = await exams.OfExam(examId, cancel);
        if (!exam.Ok)
        {
            return exam.Problem;
        }

        // A key corrected by two people after publication approves the regrading it requires, also after an
        // interruption.
        var approved =
            preview
            || (exam.Value.Results == ResultsStatus.Published && await results.KeyApprovedAsync(examId, cancel));
        return ResultRules.RefuseChange(exam.Value.Results, approved) is { } refused
            ? refused
            : (exam.Value, await results.EndedAsync(examId, after, PageSize, cancel));
    }

    private async Task<Result<Regraded>> RegradeAsync(
        ExamDefinition exam,
        Guid attemptId,
        bool preview,
        CancellationToken cancel
    )
    {
        if (await DeletedAsync(attemptId, cancel) is { } deleted)
        {
            return deleted;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await AttemptStore.LockAsync(attemptId, connection, cancel) is not { Grade: { } before } row)
        {
            return AttemptProblems.Unknown;
        }

        var answers = await AnswerStore.ReadAsync(attemptId, connection, cancel);
        var graded = AttemptRules.Grade(exam, answers);
        var after = AttemptRules.Total(exam, graded, row.PassMark);
        var regraded = new Regraded(attemptId, before.Points, after.Points, before.Passed, after.Passed);
        if (preview)
        {
            return regraded;
        }

        foreach (var answer in answers.Where(a => a.GradedBy is null))
        {
            var points = graded.FirstOrDefault(g => g.QuestionId == answer.Answer.QuestionId).Points;
            if (points is { } given && points != answer.Points)
            {
                await AnswerStore.GradeAsync(
                    attemptId,
                    answer.Answer.QuestionId,
                    given,
                    null,
                    answer.Comment,
                    connection,
                    cancel
                );
            }
        }

        await AttemptStore.RegradeAsync(attemptId, after, connection, cancel);
        await transaction.CommitAsync(cancel);
        return regraded;
    }
}
