using System.Collections.Immutable;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.Exams;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Thin: permission, rules, store.</summary>
[StatelessWorker, Reentrant]
internal sealed class AppealsGrain(ExamAccess access, AppealStore appeals, TimeProvider time) : Grain, IAppealsGrain
{
    private const int LongestAppeal = 5_000;
    private static readonly Problem AttemptUnknown = new(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt.");

    public Task<Result<Appeal>> Make(Guid studentId, Guid attemptId, string text) => time.Ask<Appeal>(async cancel =>
    {
        if (Refuse(text, LongestAppeal) is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var found = await appeals.AppealableAsync(attemptId, studentId, now, cancel);
        return found is null ? AttemptUnknown
            : found is not { VerdictId: { } verdict, Counts: not Verdict.Cleared }
                ? new Problem(ProblemKind.Conflict, "nothing_to_appeal", "There is no verdict against this attempt.", attemptId)
            : await appeals.MakeAsync(Guid.CreateVersion7(now), attemptId, verdict, text.Trim(), now, cancel) is { } made ? made
            : new Problem(ProblemKind.Conflict, "appeal_made", "This verdict has been appealed.", attemptId);
    });

    public Task<Result<ImmutableArray<Appeal>>> Own(Guid studentId, Guid attemptId) => time.Ask<ImmutableArray<Appeal>>(async cancel =>
        await appeals.AppealableAsync(attemptId, studentId, time.GetUtcNow(), cancel) is null ? AttemptUnknown : await appeals.OfAttemptAsync(attemptId, cancel));

    public Task<Result<Page<Appeal>>> OfExam(Actor actor, Guid examId, string? after, int limit) => time.Ask<Page<Appeal>>(async cancel =>
    {
        if (Cursor.Parse(after, new Cursor(-1, Guid.Empty)) is not { } place)
        {
            return Cursor.Invalid;
        }

        return (Pages.Refuse(limit) ?? (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel)).Problem) is { } refused
            ? refused
            : Pages.Of(await appeals.OfExamAsync(examId, place, limit, cancel), limit, a => new Cursor(a.Answer is null ? 0 : 1, a.Id).ToString());
    });

    public Task<Result<Appeal>> Answer(Actor actor, Guid attemptId, Guid appealId, Verdict verdict, string text) => time.Ask<Appeal>(async cancel =>
    {
        if (Refuse(text, VerdictRules.LongestComment) is { } refused)
        {
            return refused;
        }

        if (await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
        {
            return problem;
        }

        var now = time.GetUtcNow();
        if (await appeals.AnswerAsync(appealId, attemptId, actor.UserId, Guid.CreateVersion7(now), verdict, text.Trim(), now, cancel) is { } answered)
        {
            return answered;
        }

        return (await appeals.OfAttemptAsync(attemptId, cancel)).FirstOrDefault(a => a.Id == appealId) switch
        {
            null => new Problem(ProblemKind.NotFound, "appeal_unknown", "There is no such appeal."),
            { Answer: not null } => new Problem(ProblemKind.Conflict, "appeal_answered", "The appeal has been answered."),
            _ => new Problem(ProblemKind.Forbidden, "second_person_needed", "Somebody who has not judged this attempt answers an appeal."),
        };
    });

    private static Problem? Refuse(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Contains('\0')
            ? new Problem(ProblemKind.Invalid, "text_invalid", $"The text has 1 to {longest} characters.", Field: "text")
            : null;
}
