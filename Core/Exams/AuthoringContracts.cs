using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>The content of an exam about to be stored.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Subject">At most 200 characters.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="DurationS">60 to 86,400 seconds.</param>
/// <param name="OpensAt">Start of its window: attempts can be started from here on.</param>
/// <param name="ClosesAt">End of its window, after <paramref name="OpensAt"/>.</param>
/// <param name="PassMark">Percent, 0 to 100.</param>
/// <param name="Policy">Null for the default.</param>
/// <param name="Settings">Null for the default of a new exam, or the current settings of another.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamDraft")]
public sealed record ExamDraft(
    [property: Id(0)] string Title,
    [property: Id(1)] string Subject,
    [property: Id(2)] string Description,
    [property: Id(3)] int DurationS,
    [property: Id(4)] DateTimeOffset OpensAt,
    [property: Id(5)] DateTimeOffset ClosesAt,
    [property: Id(6)] double PassMark,
    [property: Id(7)] MonitoringPolicy? Policy,
    [property: Id(8)] ExamSettings? Settings = null
);

/// <summary>A question about to be stored; <see cref="QuestionKind"/> names the shapes by kind.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="Options">By kind.</param>
/// <param name="Key">By kind.</param>
/// <param name="Points">Greater than 0, at most 1,000.</param>
/// <param name="Section">The id of one of the exam's sections, or null.</param>
/// <param name="Rubric">Null when there is none.</param>
[GenerateSerializer, Immutable, Alias("Veritas.QuestionDraft")]
public sealed record QuestionDraft(
    [property: Id(0)] QuestionKind Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] RawJson? Options,
    [property: Id(3)] RawJson? Key,
    [property: Id(4)] double Points,
    [property: Id(5)] string? Section = null,
    [property: Id(6)] ImmutableArray<Criterion>? Rubric = null
);

/// <summary>An exam as its teachers see it.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Title">Shown to students.</param>
/// <param name="Subject">Shown to students.</param>
/// <param name="Description">Shown to students.</param>
/// <param name="DurationS">Seconds.</param>
/// <param name="OpensAt">Start of its window.</param>
/// <param name="ClosesAt">End of its window.</param>
/// <param name="PassMark">Percent.</param>
/// <param name="Policy">What is collected and how it is scored.</param>
/// <param name="Status">Its status.</param>
/// <param name="Version">Incremented with each change, and the ETag.</param>
/// <param name="Questions">In order, with keys.</param>
/// <param name="Permission">The asking teacher's permission.</param>
/// <param name="Settings">How it is taken.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Exam")]
public sealed record Exam(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Subject,
    [property: Id(3)] string Description,
    [property: Id(4)] int DurationS,
    [property: Id(5)] DateTimeOffset OpensAt,
    [property: Id(6)] DateTimeOffset ClosesAt,
    [property: Id(7)] double PassMark,
    [property: Id(8)] MonitoringPolicy Policy,
    [property: Id(9)] ExamStatus Status,
    [property: Id(10)] int Version,
    [property: Id(11)] ImmutableArray<Question> Questions,
    [property: Id(12)] ExamPermission Permission,
    [property: Id(13)] ExamSettings Settings
);

/// <summary>An exam in a teacher's list.</summary>
/// <param name="Id">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Status">Its status.</param>
/// <param name="DurationS">Seconds.</param>
/// <param name="OpensAt">Start of its window.</param>
/// <param name="ClosesAt">End of its window.</param>
/// <param name="PassMark">Percent.</param>
/// <param name="Permission">The asking teacher's permission.</param>
/// <param name="Live">Attempts in progress or paused.</param>
/// <param name="Attempts">All attempts.</param>
/// <param name="OpenAlerts">Alerts that are neither acknowledged nor resolved.</param>
public sealed record ExamSummary(
    Guid Id,
    string Title,
    string Subject,
    ExamStatus Status,
    int DurationS,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    double PassMark,
    ExamPermission Permission,
    int Live,
    int Attempts,
    int OpenAlerts
);

/// <summary>A teacher's permission on an exam.</summary>
/// <param name="TeacherId">The teacher.</param>
/// <param name="Email">To tell people of the same name apart.</param>
/// <param name="FullName">To tell people of the same name apart.</param>
/// <param name="Level">What the teacher may do.</param>
[GenerateSerializer, Immutable, Alias("Veritas.PermissionEntry")]
public sealed record PermissionEntry(
    [property: Id(0)] Guid TeacherId,
    [property: Id(1)] string Email,
    [property: Id(2)] string FullName,
    [property: Id(3)] ExamPermission Level
)
{
    /// <summary>The ETag of a list of permissions.</summary>
    public static string Tag(ImmutableArray<PermissionEntry> entries) =>
        ContentTag.Of(entries.OrderBy(e => e.TeacherId).SelectMany(e => new object?[] { e.TeacherId, e.Level }));
}

/// <summary>The state of an exam for one student.</summary>
public enum StudentExamState
{
    /// <summary>Can be started now.</summary>
    Open,

    /// <summary>Opens later.</summary>
    Upcoming,

    /// <summary>The student is taking it.</summary>
    Live,

    /// <summary>No attempt is left, or it has closed.</summary>
    Done,
}

/// <summary>The student's own attempt at an exam.</summary>
/// <param name="Id">The attempt.</param>
/// <param name="Status">Its status.</param>
/// <param name="Deadline">When it ends or ended.</param>
/// <param name="Percent">Null until it has ended and the result is released.</param>
public sealed record OwnAttempt(Guid Id, AttemptStatus Status, DateTimeOffset Deadline, double? Percent);

/// <summary>An exam in a student's list.</summary>
/// <param name="Id">The exam.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Description">Its description.</param>
/// <param name="DurationS">Seconds, without the student's extra time.</param>
/// <param name="OpensAt">Start of its window.</param>
/// <param name="ClosesAt">End of its window.</param>
/// <param name="PassMark">Percent.</param>
/// <param name="State">What the student can do.</param>
/// <param name="Attempt">The student's live attempt, else the latest; null without one.</param>
/// <param name="Practice">A practice exam.</param>
/// <param name="AttemptsLeft">How many attempts can still be started; null when unlimited.</param>
public sealed record StudentExam(
    Guid Id,
    string Title,
    string Subject,
    string Description,
    int DurationS,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    double PassMark,
    StudentExamState State,
    OwnAttempt? Attempt,
    bool Practice,
    int? AttemptsLeft
);
