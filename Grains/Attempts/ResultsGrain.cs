using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Exams;
using Veritas.Grains.Storage;
using Veritas.Storage;
using ResultRules = Veritas.Exams.ResultRules;

namespace Veritas.Grains.Attempts;

/// <summary>The results of one exam. It asks the exam and the attempts; neither asks back.</summary>
internal sealed class ResultsGrain(ResultStore results, TimeProvider time) : Grain, IResultsGrain
{
    private const int PageSize = 200;
    private const int AtOnce = 8;
    private const int LongestComment = 2_000;

    private IExamGrain Exam => GrainFactory.GetGrain<IExamGrain>(this.GetPrimaryKey());

    public async Task<Result<ExamResults>> Overview(Actor actor) =>
        await Lacking(actor, ExamPermission.View) is { } lacking ? lacking : await Now();

    public async Task<Result<ExamResults>> Publish(Actor actor) => await Move(actor, ExamPermission.Edit, ResultsStatus.Published);

    public async Task<Result<ExamResults>> Freeze(Actor actor) => await Move(actor, ExamPermission.Own, ResultsStatus.Frozen);

    public async Task<Result<RegradePage>> Regrade(Actor actor, Guid? after, bool preview)
    {
        if (await Lacking(actor, ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        // A key that two people corrected after publication approves what follows from it, also when that was interrupted.
        var status = (await Exam.Definition(Guid.Empty)).Value?.Results;
        var approved = preview || (status == ResultsStatus.Published && await results.KeyApprovedAsync(this.GetPrimaryKey(), CancellationToken.None));
        if (status is { } now && ResultRules.RefuseChange(now, approved) is { } refused)
        {
            return refused;
        }

        var ids = await results.EndedAsync(this.GetPrimaryKey(), after, PageSize, CancellationToken.None);
        var changed = ImmutableArray.CreateBuilder<Regraded>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(id => GrainFactory.GetGrain<IAttemptGrain>(id).Regrade(actor, preview))))
            {
                if (!answer.Ok)
                {
                    return answer.Problem;
                }

                if (answer.Value.Before != answer.Value.After || answer.Value.PassedBefore != answer.Value.PassedAfter)
                {
                    changed.Add(answer.Value);
                }
            }
        }

        return new RegradePage(ids.Length, changed.ToImmutable(), ids.Length == PageSize ? ids[^1] : null);
    }

    public async Task<Result<Page<TwoMarks>>> Marks(Actor actor, string? after, int limit)
    {
        if (MarkPlace.Parse(after) is not { } place)
        {
            return MarkPlace.Invalid;
        }

        return (Pages.Refuse(limit) ?? await Lacking(actor, ExamPermission.View)) is { } refused
            ? refused
            : Pages.Of(
                await results.MarksAsync(this.GetPrimaryKey(), place, limit, CancellationToken.None), limit,
                m => new MarkPlace(m.Agreed, m.AttemptId, m.QuestionId).ToString());
    }

    public async Task<Result<Page<ResultChange>>> Changes(Actor actor, Guid? after, int limit) =>
        (Pages.Refuse(limit) ?? await Lacking(actor, ExamPermission.View)) is { } refused
            ? refused
            : Pages.Of(
                await results.ChangesAsync(this.GetPrimaryKey(), after ?? Guid.AllBitsSet, limit, CancellationToken.None), limit, c => c.Id.ToString());

    public async Task<Result<ResultChange>> RequestChange(Actor actor, ChangeDraft draft)
    {
        if (await Lacking(actor, ExamPermission.Grade) is { } lacking)
        {
            return lacking;
        }

        if (MarkingRules.Refuse(draft) is { } refused)
        {
            return refused;
        }

        if (await Now() is not { Ok: true, Value: { } exam })
        {
            return AttemptProblems.ExamUnknown;
        }

        if (exam.Status != ResultsStatus.Published)
        {
            return exam.Status == ResultsStatus.Draft ? MarkingRules.ResultsDraft : ResultRules.Frozen;
        }

        if (await Fits(actor, draft) is { } unfit)
        {
            return unfit;
        }

        var now = time.GetUtcNow();
        var change = new ResultChange(
            Guid.CreateVersion7(now), this.GetPrimaryKey(), draft, ChangeState.Open, actor.UserId, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), null, null, "");
        await results.RequestAsync(change, CancellationToken.None);
        return change;
    }

    public async Task<Result<ResultChange>> Decide(Actor actor, Guid changeId, bool approve, string comment)
    {
        if (await Lacking(actor, ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (await results.FindAsync(this.GetPrimaryKey(), changeId, CancellationToken.None) is not { } change)
        {
            return MarkingRules.ChangeUnknown;
        }

        var refused = change.State != ChangeState.Open ? MarkingRules.ChangeDecided
            : change.RequestedBy == actor.UserId ? MarkingRules.SecondPerson
            : comment.Length > LongestComment || comment.Contains('\0')
                ? new Problem(ProblemKind.Invalid, "comment_invalid", $"The comment has at most {LongestComment} characters.", Field: "comment")
            : approve ? await CarryOut(actor, change.Draft, change.Id) : null;
        if (refused is not null)
        {
            return refused;
        }

        var state = approve ? ChangeState.Approved : ChangeState.Rejected;
        return await results.DecideAsync(this.GetPrimaryKey(), changeId, state, actor.UserId, time.GetUtcNow(), comment, CancellationToken.None) is { } decided
            ? decided
            : MarkingRules.ChangeDecided;
    }

    // Before it is written down as decided: a crash in between leaves an open request that can be approved again, to the same effect.
    private async Task<Problem?> CarryOut(Actor actor, ChangeDraft draft, Guid changeId) => draft is { AttemptId: { } attempt, Points: { } points }
        ? (await GrainFactory.GetGrain<IAttemptGrain>(attempt).GradeAnswer(
            new GradeAnswer(actor, draft.QuestionId, points, $"Changed after publication, request {changeId}.", Approved: true))).Problem
        : (await Exam.ChangeKey(actor, draft.QuestionId, draft.Key!.Value, null, approved: true)).Problem;

    private async Task<Problem?> Fits(Actor actor, ChangeDraft draft)
    {
        var exam = await Exam.Read(actor);
        if (exam.Value?.Questions.FirstOrDefault(q => q.Id == draft.QuestionId) is not { } question)
        {
            return AttemptProblems.QuestionUnknown;
        }

        return draft.Points is { } points && !(points >= 0 && points <= question.Points)
            ? new Problem(ProblemKind.Invalid, "points_invalid", $"The points are 0 to {question.Points}.", Field: "points")
            : draft.AttemptId is { } attempt && await GrainFactory.GetGrain<IAttemptGrain>(attempt).ExamOf() != this.GetPrimaryKey() ? AttemptProblems.Unknown
            : null;
    }

    private async Task<Result<ExamResults>> Move(Actor actor, ExamPermission needed, ResultsStatus to)
    {
        if (await Lacking(actor, needed) is { } lacking)
        {
            return lacking;
        }

        if (await Now() is not { Ok: true, Value: { } now })
        {
            return AttemptProblems.ExamUnknown;
        }

        var refused = now.Status == to ? null
            : to == ResultsStatus.Published ? now.Status == ResultsStatus.Frozen ? ResultRules.Frozen : MarkingRules.RefusePublish(now)
            : now.Status == ResultsStatus.Draft ? MarkingRules.ResultsDraft
            : now.OpenChanges > 0 ? new Problem(ProblemKind.Conflict, "changes_open", $"{now.OpenChanges} requests wait for a decision.")
            : null;
        if (refused is not null || now.Status == to)
        {
            return refused is null ? now : refused;
        }

        return await Exam.SetResults(actor, to) is { Problem: { } problem } ? problem : await Now();
    }

    private async Task<Result<ExamResults>> Now()
    {
        // A definition of nobody: the exam's settings, whoever asks.
        var definition = await Exam.Definition(Guid.Empty);
        if (!definition.Ok)
        {
            return definition.Problem;
        }

        var c = await results.CountAsync(this.GetPrimaryKey(), CancellationToken.None);
        return new ExamResults(
            this.GetPrimaryKey(), definition.Value.Results, definition.Value.Settings.Release, c.Attempts, c.Live, c.ToGrade, c.Disagreements, c.OpenChanges);
    }

    private async Task<Problem?> Lacking(Actor actor, ExamPermission needed)
    {
        var has = await Exam.PermissionOf(actor);
        return has >= needed ? null : has == ExamPermission.None
            ? AttemptProblems.ExamUnknown
            : new Problem(ProblemKind.Forbidden, "not_permitted", "Your permission on this exam does not reach that far.");
    }
}
