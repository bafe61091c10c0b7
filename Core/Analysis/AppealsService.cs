using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Appeals of verdicts: made by students, answered by people who have not judged the attempt.</summary>
internal sealed class AppealsService(ExamAccess access, AppealStore appeals, TimeProvider time)
{
    private const int LongestAppeal = 5_000;
    private static readonly Cursor First = new(-1, Guid.Empty);

    /// <summary>
    /// The student appeals the latest verdict on an own attempt. Problems: <c>attempt_unknown</c>,
    /// <c>nothing_to_appeal</c> (no released verdict, or cleared), <c>appeal_made</c>, <c>text_invalid</c>.
    /// </summary>
    public Task<Result<Appeal>> Make(Guid studentId, Guid attemptId, string text, CancellationToken cancel) =>
        time.WithTimeout<Appeal>(
            cancel,
            async cancel =>
            {
                if (Refuse(text, LongestAppeal) is { } refused)
                {
                    return refused;
                }

                var now = time.GetUtcNow();
                if (await appeals.AppealableAsync(attemptId, studentId, now, cancel) is not { } found)
                {
                    return AttemptProblems.Unknown;
                }

                if (found is not { VerdictId: { } verdict, Counts: not Verdict.Cleared })
                {
                    return new Problem(
                        ProblemKind.Conflict,
                        "nothing_to_appeal",
                        "There is no verdict against this attempt.",
                        attemptId
                    );
                }

                var made = await appeals.MakeAsync(
                    Guid.CreateVersion7(now),
                    attemptId,
                    verdict,
                    text.Trim(),
                    now,
                    cancel
                );
                return made is null
                    ? new Problem(ProblemKind.Conflict, "appeal_made", "This verdict was already appealed.", attemptId)
                    : made;
            }
        );

    /// <summary>The appeals of the student's own attempt, latest first. Problems: <c>attempt_unknown</c>.</summary>
    public Task<Result<ImmutableArray<Appeal>>> Own(Guid studentId, Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Appeal>>(
            cancel,
            async cancel =>
            {
                var own = await appeals.AppealableAsync(attemptId, studentId, time.GetUtcNow(), cancel);
                return own is null ? AttemptProblems.Unknown : await appeals.OfAttemptAsync(attemptId, cancel);
            }
        );

    /// <summary>
    /// The exam's appeals, unanswered ones first. Problems: <c>exam_unknown</c>, <c>not_permitted</c>,
    /// <c>limit_invalid</c>, <c>cursor_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The next of a page; null for the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<Appeal>>> OfExam(
        Actor actor,
        Guid examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<Appeal>>(
            cancel,
            async cancel =>
            {
                if (Cursor.Parse(after, First) is not { } place)
                {
                    return Cursor.Invalid;
                }

                if (Pages.Refuse(limit) is { } refused)
                {
                    return refused;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var found = await appeals.OfExamAsync(examId, place, limit, cancel);
                return Pages.Of(found, limit, a => new Cursor(a.Answer is null ? 0 : 1, a.Id).ToString());
            }
        );

    /// <summary>
    /// Answers an appeal; needs proctor on the attempt's exam. Problems: <c>attempt_unknown</c>, <c>not_permitted</c>,
    /// <c>appeal_unknown</c>, <c>appeal_answered</c>, <c>second_person_needed</c>, <c>text_invalid</c>.
    /// </summary>
    public Task<Result<Appeal>> Answer(
        Actor actor,
        Guid attemptId,
        Guid appealId,
        Verdict verdict,
        string text,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Appeal>(
            cancel,
            async cancel =>
            {
                if (Refuse(text, VerdictRules.LongestComment) is { } refused)
                {
                    return refused;
                }

                var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                var now = time.GetUtcNow();
                var answered = await appeals.AnswerAsync(
                    appealId,
                    attemptId,
                    actor.UserId,
                    Guid.CreateVersion7(now),
                    verdict,
                    text.Trim(),
                    now,
                    cancel
                );
                return answered is null ? await WhyNotAnsweredAsync(attemptId, appealId, cancel) : answered;
            }
        );

    private async Task<Problem> WhyNotAnsweredAsync(Guid attemptId, Guid appealId, CancellationToken cancel) =>
        (await appeals.OfAttemptAsync(attemptId, cancel)).FirstOrDefault(a => a.Id == appealId) switch
        {
            null => new Problem(ProblemKind.NotFound, "appeal_unknown", "There is no such appeal."),
            { Answer: not null } => new Problem(
                ProblemKind.Conflict,
                "appeal_answered",
                "The appeal was already answered."
            ),
            _ => new Problem(
                ProblemKind.Forbidden,
                "second_person_needed",
                "An appeal must be answered by a person who has not judged the attempt."
            ),
        };

    private static Problem? Refuse(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Contains('\0')
            ? new Problem(
                ProblemKind.Invalid,
                "text_invalid",
                $"The text has 1 to {longest} characters.",
                Field: "text"
            )
            : null;
}
