using System.Collections.Immutable;
using Veritas.Exams;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>Body of a new question of the bank.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="Points">Greater than 0, at most 1,000.</param>
/// <param name="Options">By kind.</param>
/// <param name="Key">By kind.</param>
/// <param name="Rubric">Lines that add up to the points.</param>
/// <param name="Tags">At most 20.</param>
/// <param name="Difficulty">0 very easy to 1 very hard.</param>
/// <param name="Shared">Other teachers see and use it.</param>
[Example(
    """
        {"kind":"numeric","text":"What is 6 times 7?","points":2,"key":{"value":42,"tolerance":0},"tags":["arithmetic"],
        "difficulty":0.2,"shared":true}
        """
)]
public sealed record BankBody(
    QuestionKind Kind,
    string Text,
    double Points,
    RawJson? Options = null,
    RawJson? Key = null,
    ImmutableArray<Criterion>? Rubric = null,
    ImmutableArray<string>? Tags = null,
    double? Difficulty = null,
    bool Shared = false
)
{
    internal BankDraft Draft =>
        new(new QuestionDraft(Kind, Text, Options, Key, Points, null, Rubric), Tags ?? [], Difficulty, Shared);
}

/// <summary>Body of a search for duplicates.</summary>
/// <param name="Text">1 to 10,000 characters.</param>
[Example("""{"text":"What is 7 times 6?"}""")]
public sealed record SimilarBody(string Text);

/// <summary>Body of questions to copy into an exam.</summary>
/// <param name="QuestionIds">1 to 100 questions of the bank.</param>
/// <param name="Section">The id of a section of the exam.</param>
[Example("""{"question_ids":["0191e508-3108-7d1e-a470-956f66984427"]}""")]
public sealed record TakeBody(ImmutableArray<Guid> QuestionIds, string? Section = null);
