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
public sealed record Person(Guid Id, string FullName);

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
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record AttemptPage(ImmutableArray<AttemptListItem> Items, Guid? Next);

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

/// <summary>An attempt's paper as a teacher grades it.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="EndReason">Of a terminated attempt.</param>
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
/// <param name="Rubric">Points by line of the question's rubric, adding up to <paramref name="Points"/>; null:
/// without.</param>
/// <param name="Approved">A second person has approved it after publication; set by the regrading of an exam
/// alone.</param>
/// <param name="Tag"><see cref="GradedAnswer.Etag"/> of the grade it was made from, without quotes; null: whatever
/// there is.</param>
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
/// <param name="Seq">Above 0: the client's; below: Veritas' own.</param>
/// <param name="AfterSeq">Own events: the client's event they follow.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it began.</param>
/// <param name="ReceivedAt">When the server had it.</param>
/// <param name="Ms">How long it lasted.</param>
/// <param name="Data">What came with it; lengths and hashes, never text.</param>
public sealed record EventView(
    long Seq,
    long? AfterSeq,
    string Type,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    int Ms,
    RawJson? Data
);

/// <summary>All about the monitoring of one attempt.</summary>
/// <param name="Attempt">As the room shows it.</param>
/// <param name="Score">With its breakdown.</param>
/// <param name="Alerts">All, oldest first.</param>
/// <param name="Events">One page, in the order they counted.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
/// <param name="Timeline">With the first page: the whole attempt in at most 60 stretches of equal length, those without
/// events left out; else empty.</param>
public sealed record MonitoringPage(
    AttemptCard Attempt,
    ScoreView Score,
    ImmutableArray<Alert> Alerts,
    ImmutableArray<EventView> Events,
    string? Next,
    ImmutableArray<TimelineBucket> Timeline
);

/// <summary>The events of a stretch of an attempt.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Seconds">How long it is: 60 or more.</param>
/// <param name="Type">Which events.</param>
/// <param name="Count">How many began in it.</param>
/// <param name="TotalMs">How long they lasted in all, milliseconds.</param>
public sealed record TimelineBucket(DateTimeOffset From, int Seconds, string Type, int Count, long TotalMs);

/// <summary>A page of events.</summary>
/// <param name="Events">In the order they counted.</param>
/// <param name="Next">Where the next page begins; null: no more.</param>
public sealed record EventPage(ImmutableArray<EventView> Events, string? Next);
