using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>A person as a teacher sees one.</summary>
/// <param name="Id">The user.</param>
/// <param name="FullName">The name.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Person")]
public sealed record Person([property: Id(0)] Guid Id, [property: Id(1)] string FullName);

/// <summary>One attempt in the teacher's list.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Whose.</param>
/// <param name="Status">Where it is.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="IntegrityScore">0 to 100, as last written.</param>
/// <param name="Risk">0 to 100, as last written.</param>
/// <param name="Band">As last written.</param>
/// <param name="Grade">Null while live.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptListItem")]
public sealed record AttemptListItem(
    [property: Id(0)] Guid AttemptId, [property: Id(1)] Person Student, [property: Id(2)] AttemptStatus Status,
    [property: Id(3)] DateTimeOffset StartedAt, [property: Id(4)] DateTimeOffset? EndedAt, [property: Id(5)] double IntegrityScore,
    [property: Id(6)] double Risk, [property: Id(7)] string Band, [property: Id(8)] AttemptGrade? Grade);

/// <summary>A page of attempts.</summary>
/// <param name="Items">Latest start first.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptPage")]
public sealed record AttemptPage([property: Id(0)] ImmutableArray<AttemptListItem> Items, [property: Id(1)] Guid? Next);

/// <summary>An answer with what it earned.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Revision">As saved last.</param>
/// <param name="Value">JSON by kind.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Points">Null: not graded.</param>
/// <param name="GradedBy">Null: by the key.</param>
/// <param name="Comment">The grader's.</param>
/// <param name="Rubric">Points by line; null: without.</param>
/// <param name="Etag">The version of the grade, for If-Match of a grade or second mark.</param>
[GenerateSerializer, Immutable, Alias("Veritas.GradedAnswer")]
public sealed record GradedAnswer(
    [property: Id(0)] Guid QuestionId, [property: Id(1)] int Revision, [property: Id(2)] RawJson Value, [property: Id(3)] DateTimeOffset SavedAt,
    [property: Id(4)] double? Points, [property: Id(5)] Guid? GradedBy, [property: Id(6)] string Comment,
    [property: Id(7)] ImmutableDictionary<string, double>? Rubric = null, [property: Id(8)] string Etag = "");

/// <summary>An attempt's paper as a teacher grades it.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="EndReason">Of a terminated attempt.</param>
/// <param name="Questions">With keys.</param>
/// <param name="Answers">As saved.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptPaper")]
public sealed record AttemptPaper(
    [property: Id(0)] AttemptListItem Attempt, [property: Id(1)] Guid ExamId, [property: Id(2)] string Title, [property: Id(3)] string? EndReason,
    [property: Id(4)] ImmutableArray<Question> Questions, [property: Id(5)] ImmutableArray<GradedAnswer> Answers);

/// <summary>A teacher's grade for one answer.</summary>
/// <param name="Actor">Needs <see cref="ExamPermission.Grade"/>, which the grain checks.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
/// <param name="Rubric">Points by line of the question's rubric, adding up to <paramref name="Points"/>; null: without.</param>
/// <param name="Approved">A second person has approved it after publication; set by the regrading of an exam alone.</param>
/// <param name="Tag"><see cref="GradedAnswer.Etag"/> of the grade it was made from, without quotes; null: whatever there is.</param>
[GenerateSerializer, Immutable, Alias("Veritas.GradeAnswer")]
public sealed record GradeAnswer(
    [property: Id(0)] Actor Actor, [property: Id(1)] Guid QuestionId, [property: Id(2)] double Points, [property: Id(3)] string Comment,
    [property: Id(4)] ImmutableDictionary<string, double>? Rubric = null, [property: Id(5)] bool Approved = false,
    [property: Id(6)] string? Tag = null);

/// <summary>A recorded event as a teacher sees it.</summary>
/// <param name="Seq">Above 0: the client's; below: Veritas' own.</param>
/// <param name="AfterSeq">Own events: the client's event they follow.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it began.</param>
/// <param name="ReceivedAt">When the server had it.</param>
/// <param name="Ms">How long it lasted.</param>
/// <param name="Data">What came with it; lengths and hashes, never text.</param>
[GenerateSerializer, Immutable, Alias("Veritas.EventView")]
public sealed record EventView(
    [property: Id(0)] long Seq, [property: Id(1)] long? AfterSeq, [property: Id(2)] string Type, [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] DateTimeOffset ReceivedAt, [property: Id(5)] int Ms, [property: Id(6)] RawJson? Data);

/// <summary>All about the monitoring of one attempt.</summary>
/// <param name="Attempt">As the room shows it.</param>
/// <param name="Score">With its breakdown.</param>
/// <param name="Alerts">All, oldest first.</param>
/// <param name="Events">One page, in the order they counted.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
/// <param name="Timeline">With the first page: the whole attempt in at most 60 stretches of equal length, those without events left out; else empty.</param>
[GenerateSerializer, Immutable, Alias("Veritas.MonitoringPage")]
public sealed record MonitoringPage(
    [property: Id(0)] AttemptCard Attempt, [property: Id(1)] ScoreView Score, [property: Id(2)] ImmutableArray<Alert> Alerts,
    [property: Id(3)] ImmutableArray<EventView> Events, [property: Id(4)] string? Next, [property: Id(5)] ImmutableArray<TimelineBucket> Timeline);

/// <summary>The events of a stretch of an attempt.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Seconds">How long it is: 60 or more.</param>
/// <param name="Type">Which events.</param>
/// <param name="Count">How many began in it.</param>
/// <param name="TotalMs">How long they lasted in all, milliseconds.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TimelineBucket")]
public sealed record TimelineBucket(
    [property: Id(0)] DateTimeOffset From, [property: Id(1)] int Seconds, [property: Id(2)] string Type, [property: Id(3)] int Count,
    [property: Id(4)] long TotalMs);

/// <summary>A page of events.</summary>
/// <param name="Events">In the order they counted.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
[GenerateSerializer, Immutable, Alias("Veritas.EventPage")]
public sealed record EventPage([property: Id(0)] ImmutableArray<EventView> Events, [property: Id(1)] string? Next);
