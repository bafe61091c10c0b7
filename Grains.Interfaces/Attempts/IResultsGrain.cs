using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Attempts;

/// <summary>
/// The results of one exam: <c>draft</c>, <c>published</c>, <c>frozen</c>, never back. Key: the exam's id. Who may not see the exam gets
/// <c>exam_unknown</c>, who may not do what was asked <c>not_permitted</c>.
/// </summary>
[Alias("Veritas.IResultsGrain")]
public interface IResultsGrain : IGrainWithGuidKey
{
    /// <summary>Where the results are. Needs view.</summary>
    [Alias("Overview"), Idempotent]
    Task<Result<ExamResults>> Overview(Actor actor);

    /// <summary>Students see them from now on. Again: nothing happens. Needs edit. Problems: <c>results_incomplete</c> (live attempts, ungraded answers, disagreements), <c>exam_draft</c>.</summary>
    [Alias("Publish"), Idempotent]
    Task<Result<ExamResults>> Publish(Actor actor);

    /// <summary>Nothing changes any more. Again: nothing happens. Needs own. Problems: <c>results_draft</c>, <c>changes_open</c>.</summary>
    [Alias("Freeze"), Idempotent]
    Task<Result<ExamResults>> Freeze(Actor actor);

    /// <summary>Grades ended attempts anew by the keys of now, 200 at a time; hand-given points stay. Problems: <c>results_frozen</c>, and <c>results_published</c> unless it only previews or two people have approved a key since.</summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="after">The page's <see cref="RegradePage.Next"/>; null: from the beginning.</param>
    /// <param name="preview">Only tell what would change.</param>
    [Alias("Regrade")]
    Task<Result<RegradePage>> Regrade(Actor actor, Guid? after, bool preview);

    /// <summary>Answers with two marks, disagreements first. Needs view. Problems: <c>limit_invalid</c>, <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="after">The page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("Marks"), Idempotent]
    Task<Result<Page<TwoMarks>>> Marks(Actor actor, string? after, int limit);

    /// <summary>Asks for a change of published results. Needs grade. Problems: <c>results_draft</c>, <c>results_frozen</c>, <c>change_invalid</c>, <c>question_unknown</c>, <c>attempt_unknown</c>.</summary>
    [Alias("RequestChange")]
    Task<Result<ResultChange>> RequestChange(Actor actor, ChangeDraft draft);

    /// <summary>All requests, latest first. Needs view. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Needs view.</param>
    /// <param name="after">The last request of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("Changes"), Idempotent]
    Task<Result<Page<ResultChange>>> Changes(Actor actor, Guid? after, int limit);

    /// <summary>
    /// Decides a request; an approved one is carried out (after a new key the attempts wait for <see cref="Regrade"/>). Needs edit.
    /// Problems: <c>change_unknown</c>, <c>change_decided</c>, <c>second_person_needed</c>, <c>results_frozen</c>, and what the change itself may meet.
    /// </summary>
    [Alias("Decide")]
    Task<Result<ResultChange>> Decide(Actor actor, Guid changeId, bool approve, string comment);
}
