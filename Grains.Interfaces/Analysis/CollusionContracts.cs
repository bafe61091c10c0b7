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
[GenerateSerializer, Immutable, Alias("Veritas.CollusionRun")]
public sealed record CollusionRun(
    [property: Id(0)] Guid Id, [property: Id(1)] int Version, [property: Id(2)] CollusionState State, [property: Id(3)] Guid? AskedBy,
    [property: Id(4)] DateTimeOffset AskedAt, [property: Id(5)] DateTimeOffset? ComputedAt, [property: Id(6)] int Attempts, [property: Id(7)] int Tested,
    [property: Id(8)] int Kept);

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
[GenerateSerializer, Immutable, Alias("Veritas.CollusionPair")]
public sealed record CollusionPair(
    [property: Id(0)] Guid AttemptA, [property: Id(1)] Person StudentA, [property: Id(2)] Guid AttemptB, [property: Id(3)] Person StudentB,
    [property: Id(4)] int BothWrong, [property: Id(5)] int SameWrong, [property: Id(6)] double Expected, [property: Id(7)] double PValue,
    [property: Id(8)] double QValue, [property: Id(9)] int SameRight, [property: Id(10)] double? TimeCorrelation, [property: Id(11)] double? LagS,
    [property: Id(12)] int CloseAnswers);

/// <summary>A comparison with a page of its pairs.</summary>
/// <param name="Run">Null: nobody has asked for one.</param>
/// <param name="Items">The smallest p-value first.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CollusionPage")]
public sealed record CollusionPage(
    [property: Id(0)] CollusionRun? Run, [property: Id(1)] ImmutableArray<CollusionPair> Items, [property: Id(2)] string? Next);

/// <summary>An answer on one of two sheets.</summary>
/// <param name="Value">Null: none, or too long to be shown here (over 4,000 characters).</param>
/// <param name="Points">Null: not graded.</param>
/// <param name="SavedAt">When it was last stored.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SheetAnswer")]
public sealed record SheetAnswer([property: Id(0)] RawJson? Value, [property: Id(1)] double? Points, [property: Id(2)] DateTimeOffset SavedAt);

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
[GenerateSerializer, Immutable, Alias("Veritas.SheetQuestion")]
public sealed record SheetQuestion(
    [property: Id(0)] Guid QuestionId, [property: Id(1)] int Position, [property: Id(2)] QuestionKind Kind, [property: Id(3)] string Text,
    [property: Id(4)] double Points, [property: Id(5)] SheetAnswer? A, [property: Id(6)] SheetAnswer? B, [property: Id(7)] bool Same, [property: Id(8)] bool Wrong);

/// <summary>A pair with both answer sheets.</summary>
/// <param name="Pair">The figures.</param>
/// <param name="Questions">In the exam's order.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CollusionSheets")]
public sealed record CollusionSheets([property: Id(0)] CollusionPair Pair, [property: Id(1)] ImmutableArray<SheetQuestion> Questions);

/// <summary>
/// Answers that agree beyond chance, computed in the background after an exam. Key: 0; any number of activations. All need proctor. Problems of all:
/// <c>exam_unknown</c>, <c>not_permitted</c>, <c>database_away</c>.
/// </summary>
[Alias("Veritas.ICollusionGrain"), Repeatable]
public interface ICollusionGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Compares anew; the one before goes. One that waits is answered as it is. Problems: <c>exam_running</c> (not over, or an attempt is live),
    /// <c>exam_practice</c>, <c>exam_too_large</c> (over 5,000 attempts).
    /// </summary>
    [Alias("Begin")]
    Task<Result<CollusionRun>> Begin(Actor actor, Guid examId);

    /// <summary>The comparison with a page of pairs, 1 to 200. Problems: <c>cursor_invalid</c> (also of a comparison that has gone).</summary>
    [Alias("Read")]
    Task<Result<CollusionPage>> Read(Actor actor, Guid examId, string? after, int limit);

    /// <summary>One pair, its attempts in either order, with both answer sheets. Problems: <c>pair_unknown</c>.</summary>
    [Alias("Pair")]
    Task<Result<CollusionSheets>> Pair(Actor actor, Guid examId, Guid attempt, Guid other);
}
