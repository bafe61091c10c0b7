using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>State of a comparison of an exam's answers.</summary>
public enum CollusionState
{
    /// <summary>Computed as soon as no attempt is live.</summary>
    Waiting,

    /// <summary>Computed.</summary>
    Ready,

    /// <summary>Not computed: too many attempts or answers, or an error.</summary>
    Failed,
}

/// <summary>A comparison of all pairs of an exam's attempts; the latest attempt of each student.</summary>
/// <param name="Id">Different for each comparison.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="State">Progress.</param>
/// <param name="AskedBy">Null if closing the exam requested it.</param>
/// <param name="AskedAt">When it was requested.</param>
/// <param name="ComputedAt">Null while waiting.</param>
/// <param name="Attempts">Number of compared attempts.</param>
/// <param name="Tested">Pairs with 4 or more questions that both answered wrong: the number of tests.</param>
/// <param name="Kept">Pairs that agree beyond chance, at most 1,000.</param>
public sealed record CollusionRun(
    Guid Id,
    int Version,
    CollusionState State,
    Guid? AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset? ComputedAt,
    int Attempts,
    int Tested,
    int Kept
);

/// <summary>Two attempts whose wrong answers agree beyond chance. Evidence for people, not a verdict.</summary>
/// <param name="AttemptA">The attempt with the smaller id.</param>
/// <param name="StudentA">Its student.</param>
/// <param name="AttemptB">The other attempt.</param>
/// <param name="StudentB">Its student.</param>
/// <param name="BothWrong">Questions that both answered wrong.</param>
/// <param name="SameWrong">Those with the same answer.</param>
/// <param name="Expected">Expected by chance, given the answers of the class.</param>
/// <param name="PValue">Probability of as many or more by chance.</param>
/// <param name="QValue">Corrected for all tested pairs (Benjamini and Hochberg); kept up to 0.05.</param>
/// <param name="SameRight">Questions that both answered right; no evidence by itself.</param>
/// <param name="TimeCorrelation">Correlation of times per question, relative to the class; null for under 8.</param>
/// <param name="LagS">Median of b's time minus a's over same answers, in seconds; positive if b follows.</param>
/// <param name="CloseAnswers">Same answers saved within 30 s of each other.</param>
public sealed record CollusionPair(
    Guid AttemptA,
    Person StudentA,
    Guid AttemptB,
    Person StudentB,
    int BothWrong,
    int SameWrong,
    double Expected,
    double PValue,
    double QValue,
    int SameRight,
    double? TimeCorrelation,
    double? LagS,
    int CloseAnswers
);

/// <summary>A comparison and a page of its pairs.</summary>
/// <param name="Run">Null if nobody has requested one.</param>
/// <param name="Items">Smallest p-value first.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record CollusionPage(CollusionRun? Run, ImmutableArray<CollusionPair> Items, string? Next);

/// <summary>An answer on one of two sheets.</summary>
/// <param name="Value">Null if it is too long to be shown (over 4,000 characters).</param>
/// <param name="Points">Null until graded.</param>
/// <param name="SavedAt">When it was last saved.</param>
public sealed record SheetAnswer(RawJson? Value, double? Points, DateTimeOffset SavedAt);

/// <summary>A question on two sheets.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">In the exam, from 1.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">Its text.</param>
/// <param name="Points">Points for a complete answer.</param>
/// <param name="A">Null if not answered.</param>
/// <param name="B">Null if not answered.</param>
/// <param name="Same">Whether the answers are the same; never for essays.</param>
/// <param name="Wrong">Whether both are graded and neither has all points.</param>
public sealed record SheetQuestion(
    Guid QuestionId,
    int Position,
    QuestionKind Kind,
    string Text,
    double Points,
    SheetAnswer? A,
    SheetAnswer? B,
    bool Same,
    bool Wrong
);

/// <summary>A pair and both answer sheets.</summary>
/// <param name="Pair">The figures.</param>
/// <param name="Questions">In the exam's order.</param>
public sealed record CollusionSheets(CollusionPair Pair, ImmutableArray<SheetQuestion> Questions);
