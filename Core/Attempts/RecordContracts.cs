using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>A person as teachers see them.</summary>
/// <param name="Id">The user.</param>
/// <param name="FullName">The full name.</param>
public sealed record Person(Guid Id, string FullName);

/// <summary>An attempt in a teacher's list.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Student">Its student.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">Null while live.</param>
/// <param name="IntegrityScore">0 to 100, as last stored.</param>
/// <param name="Risk">0 to 100, as last stored.</param>
/// <param name="Band">As last stored.</param>
/// <param name="Grade">Null while live.</param>
public sealed record AttemptListItem(
    Guid AttemptId,
    Person Student,
    AttemptStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double IntegrityScore,
    double Risk,
    string Band,
    AttemptGrade? Grade
);

/// <summary>A page of attempts.</summary>
/// <param name="Items">Latest start first.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record AttemptPage(ImmutableArray<AttemptListItem> Items, Guid? Next);

/// <summary>An answer and its grade.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Revision">The latest revision.</param>
/// <param name="Value">JSON by kind.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="Points">Null until graded.</param>
/// <param name="GradedBy">The grader; null when graded by the key.</param>
/// <param name="Comment">The grader's comment.</param>
/// <param name="Rubric">Points by line of the rubric; null without a rubric.</param>
/// <param name="Etag">The version of the grade, for If-Match of a grade or second mark.</param>
public sealed record GradedAnswer(
    Guid QuestionId,
    int Revision,
    RawJson Value,
    DateTimeOffset SavedAt,
    double? Points,
    Guid? GradedBy,
    string Comment,
    ImmutableDictionary<string, double>? Rubric = null,
    string Etag = ""
);

/// <summary>An attempt with its questions and answers, for grading.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="EndReason">Why a teacher terminated it; else null.</param>
/// <param name="Questions">With keys.</param>
/// <param name="Answers">As saved.</param>
public sealed record AttemptPaper(
    AttemptListItem Attempt,
    Guid ExamId,
    string Title,
    string? EndReason,
    ImmutableArray<Question> Questions,
    ImmutableArray<GradedAnswer> Answers
);

/// <summary>A teacher's grade for one answer.</summary>
/// <param name="Actor">Needs <see cref="ExamPermission.Grade"/>, which the grain checks.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">At most 10,000 characters.</param>
/// <param name="Rubric">Points by line of the question's rubric, adding up to <paramref name="Points"/>; null without a
/// rubric.</param>
/// <param name="Approved">A second person has approved it after publication; only set by the regrading of an
/// exam.</param>
/// <param name="Tag"><see cref="GradedAnswer.Etag"/> of the grade it was made from, without quotes; null: any.</param>
public sealed record GradeAnswer(
    Actor Actor,
    Guid QuestionId,
    double Points,
    string Comment,
    ImmutableDictionary<string, double>? Rubric = null,
    bool Approved = false,
    string? Tag = null
);

/// <summary>A recorded event as a teacher sees it.</summary>
/// <param name="Seq">Positive for the client's events, negative for those of the server.</param>
/// <param name="AfterSeq">For server events: the client event they follow.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it started.</param>
/// <param name="ReceivedAt">When the server received it.</param>
/// <param name="Ms">Its duration in milliseconds.</param>
/// <param name="Data">Its payload: lengths and hashes, never text.</param>
public sealed record EventView(
    long Seq,
    long? AfterSeq,
    string Type,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    int Ms,
    RawJson? Data
);

/// <summary>The monitoring of one attempt.</summary>
/// <param name="Attempt">The attempt as the room shows it.</param>
/// <param name="Score">The score with its breakdown.</param>
/// <param name="Alerts">All alerts, oldest first.</param>
/// <param name="Events">A page of events, in the order they were scored.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
/// <param name="Timeline">On the first page: the whole attempt in at most 60 intervals of equal length, without empty
/// ones. Empty on other pages.</param>
public sealed record MonitoringPage(
    AttemptCard Attempt,
    ScoreView Score,
    ImmutableArray<Alert> Alerts,
    ImmutableArray<EventView> Events,
    string? Next,
    ImmutableArray<TimelineBucket> Timeline
);

/// <summary>The events of one type in an interval of an attempt.</summary>
/// <param name="From">Start of the interval.</param>
/// <param name="Seconds">Length of the interval: 60 or more.</param>
/// <param name="Type">The event type.</param>
/// <param name="Count">Number of events that started in it.</param>
/// <param name="TotalMs">Their total duration in milliseconds.</param>
public sealed record TimelineBucket(DateTimeOffset From, int Seconds, string Type, int Count, long TotalMs);

/// <summary>A page of events.</summary>
/// <param name="Events">In the order they were scored.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record EventPage(ImmutableArray<EventView> Events, string? Next);
