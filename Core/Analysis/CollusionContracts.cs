using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Where the comparison of an exam's answers is.</summary>
public enum CollusionState
{
    /// <summary>To be computed once no attempt is live.</summary>
    Waiting,

    /// <summary>Computed.</summary>
    Ready,

    /// <summary>It could not be computed: too many attempts or answers, or a fault.</summary>
    Failed,
}

/// <summary>A comparison of all pairs of an exam's attempts, one attempt a student, the latest.</summary>
/// <param name="Id">A new one each time.</param>
/// <param name="Version">Of the method.</param>
/// <param name="State">Where it is.</param>
/// <param name="AskedBy">Null: the exam was closed.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ComputedAt">Null while waiting.</param>
/// <param name="Attempts">Compared with each other.</param>
/// <param name="Tested">Pairs with at least 4 questions that both answered wrong; the correction is for so many.</param>
/// <param name="Kept">Pairs that agree beyond chance, at most 1,000.</param>
public sealed record CollusionRun(
    Guid Id, int Version, CollusionState State, Guid? AskedBy,
    DateTimeOffset AskedAt, DateTimeOffset? ComputedAt, int Attempts, int Tested,
    int Kept);

/// <summary>Two attempts whose wrong answers agree beyond chance. Evidence for a person to look at, no verdict.</summary>
/// <param name="AttemptA">The one with the smaller id.</param>
/// <param name="StudentA">Whose.</param>
/// <param name="AttemptB">The other one.</param>
/// <param name="StudentB">Whose.</param>
/// <param name="BothWrong">Questions that both answered wrong.</param>
/// <param name="SameWrong">Of these, with the same answer.</param>
/// <param name="Expected">How many the same by chance, from what the class answered.</param>
/// <param name="PValue">Chance of so many or more.</param>
/// <param name="QValue">Corrected for all tested pairs (Benjamini and Hochberg); kept up to 0.05.</param>
/// <param name="SameRight">Questions that both answered right; says nothing by itself.</param>
/// <param name="TimeCorrelation">Of the times taken a question, each beside the class's; null with fewer than 8 to compare.</param>
/// <param name="LagS">Median of b's time less a's, in seconds, over the same answers; positive when b follows. Null without any.</param>
/// <param name="CloseAnswers">Same answers that were stored within 30 s of each other.</param>
public sealed record CollusionPair(
    Guid AttemptA, Person StudentA, Guid AttemptB, Person StudentB,
    int BothWrong, int SameWrong, double Expected, double PValue,
    double QValue, int SameRight, double? TimeCorrelation, double? LagS,
    int CloseAnswers);

/// <summary>A comparison with a page of its pairs.</summary>
/// <param name="Run">Null: nobody has asked for one.</param>
/// <param name="Items">The smallest p-value first.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record CollusionPage(
    CollusionRun? Run, ImmutableArray<CollusionPair> Items, string? Next);

/// <summary>An answer on one of two sheets.</summary>
/// <param name="Value">Null: none, or too long to be shown here (over 4,000 characters).</param>
/// <param name="Points">Null: not graded.</param>
/// <param name="SavedAt">When it was last stored.</param>
public sealed record SheetAnswer(RawJson? Value, double? Points, DateTimeOffset SavedAt);

/// <summary>A question on two sheets.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Position">In the exam, from 1.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Points">At most.</param>
/// <param name="A">Null: not answered.</param>
/// <param name="B">Null: not answered.</param>
/// <param name="Same">The same answer; never of essays.</param>
/// <param name="Wrong">Both are graded, and neither has all points.</param>
public sealed record SheetQuestion(
    Guid QuestionId, int Position, QuestionKind Kind, string Text,
    double Points, SheetAnswer? A, SheetAnswer? B, bool Same, bool Wrong);

/// <summary>A pair with both answer sheets.</summary>
/// <param name="Pair">The figures.</param>
/// <param name="Questions">In the exam's order.</param>
public sealed record CollusionSheets(CollusionPair Pair, ImmutableArray<SheetQuestion> Questions);
