using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>A student's appeal of the verdict on an attempt.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="VerdictId">The verdict it is about; each can be appealed once.</param>
/// <param name="Text">Why it should be another.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Answer">Null while nobody has answered.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Appeal")]
public sealed record Appeal(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid AttemptId, [property: Id(2)] Guid VerdictId, [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset MadeAt, [property: Id(5)] AppealAnswer? Answer);

/// <summary>What became of an appeal.</summary>
/// <param name="Verdict">What counts from now on: the same upholds, another one takes the place of the old.</param>
/// <param name="Text">Why.</param>
/// <param name="AnsweredBy">Neither who judged nor who reviewed.</param>
/// <param name="AnsweredAt">When.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AppealAnswer")]
public sealed record AppealAnswer(
    [property: Id(0)] Verdict Verdict, [property: Id(1)] string Text, [property: Id(2)] Guid AnsweredBy, [property: Id(3)] DateTimeOffset AnsweredAt);

/// <summary>Appeals. Key: 0; any number of activations. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IAppealsGrain")]
public interface IAppealsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The student appeals the latest verdict on an own attempt. Problems: <c>attempt_unknown</c> (also before results are released), <c>nothing_to_appeal</c>
    /// (no verdict, or cleared), <c>appeal_made</c>, <c>text_invalid</c>.
    /// </summary>
    [Alias("Make")]
    Task<Result<Appeal>> Make(Guid studentId, Guid attemptId, string text);

    /// <summary>The appeals of the student's own attempt, latest first. Problems: <c>attempt_unknown</c>.</summary>
    [Alias("Own")]
    Task<Result<ImmutableArray<Appeal>>> Own(Guid studentId, Guid attemptId);

    /// <summary>The exam's appeals, those without an answer first. Problems: <c>exam_unknown</c>, <c>not_permitted</c>, <c>limit_invalid</c>, <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Needs proctor.</param>
    /// <param name="examId">The exam.</param>
    /// <param name="after">The page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("OfExam")]
    Task<Result<Page<Appeal>>> OfExam(Actor actor, Guid examId, string? after, int limit);

    /// <summary>
    /// Answers an appeal. Needs proctor on the attempt's exam. Problems: <c>attempt_unknown</c>, <c>not_permitted</c>, <c>appeal_unknown</c>, <c>appeal_answered</c>,
    /// <c>second_person_needed</c>, <c>text_invalid</c>.
    /// </summary>
    [Alias("Answer")]
    Task<Result<Appeal>> Answer(Actor actor, Guid attemptId, Guid appealId, Verdict verdict, string text);
}
