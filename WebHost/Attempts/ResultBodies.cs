using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Body of a second mark.</summary>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
[Example("""{"points":2,"comment":"The second step is there."}""")]
public sealed record SecondMarkBody(double Points, string? Comment = null);

/// <summary>Body of a corrected key.</summary>
/// <param name="Key">By the question's kind.</param>
[Example("""{"key":"b"}""")]
public sealed record AnswerKeyBody(RawJson Key);

/// <summary>Body of a request to change published results: points of one attempt, or a key.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
/// <param name="AttemptId">With points.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Key">By the question's kind.</param>
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

/// <summary>Body of a decision.</summary>
/// <param name="Approve">Carry it out.</param>
/// <param name="Comment">At most 2,000 characters.</param>
[Example("""{"approve":true,"comment":"Looked at all answers."}""")]
public sealed record DecisionBody(bool Approve, string? Comment = null);

/// <summary>What grading anew changed, or would change.</summary>
/// <param name="Preview">Nothing was written.</param>
/// <param name="Attempts">Ended attempts that were graded anew.</param>
/// <param name="Changed">How many of them changed.</param>
/// <param name="Items">The first 1,000 that changed.</param>
public sealed record RegradeReport(bool Preview, int Attempts, int Changed, ImmutableArray<Regraded> Items);
