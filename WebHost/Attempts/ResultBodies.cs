using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Body of a second mark.</summary>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
[Example("""{"points":2,"comment":"The second step is there."}""")]
public sealed record SecondMarkBody(double Points, string? Comment = null);

/// <summary>Body of a corrected answer key.</summary>
/// <param name="Key">Its format depends on the question's kind.</param>
[Example("""{"key":"b"}""")]
public sealed record AnswerKeyBody(RawJson Key);

/// <summary>Body of a request to change published results: the points of one attempt, or an answer key.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
/// <param name="AttemptId">The attempt to change; required with points.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Key">Its format depends on the question's kind.</param>
[Example("""{"question_id":"0191e508-3108-7d1e-a470-956f66984427","reason":"The key was wrong.","key":"b"}""")]
public sealed record ChangeBody(
    Guid QuestionId,
    string Reason,
    Guid? AttemptId = null,
    double? Points = null,
    RawJson? Key = null
)
{
    internal ChangeDraft Draft => new(QuestionId, AttemptId, Points, Key is { Text: not "null" } ? Key : null, Reason);
}

/// <summary>Body of a decision on a change request.</summary>
/// <param name="Approve">Whether to make the change.</param>
/// <param name="Comment">At most 2,000 characters.</param>
[Example("""{"approve":true,"comment":"All answers checked."}""")]
public sealed record DecisionBody(bool Approve, string? Comment = null);

/// <summary>The result of regrading, or of its preview.</summary>
/// <param name="Preview">Whether this is a preview, which stores nothing.</param>
/// <param name="Attempts">Number of ended attempts that were regraded.</param>
/// <param name="Changed">Number of attempts that changed.</param>
/// <param name="Items">The first 1,000 changed attempts.</param>
public sealed record RegradeReport(bool Preview, int Attempts, int Changed, ImmutableArray<Regraded> Items);
