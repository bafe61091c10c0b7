using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>
/// The status of an attempt. The transitions are in <c>attempt_transitions</c> (sql) and <c>AttemptTransitions</c>.
/// </summary>
public enum AttemptStatus
{
    /// <summary>Live: the clock runs.</summary>
    InProgress,

    /// <summary>Live: a teacher has stopped the clock.</summary>
    Paused,

    /// <summary>The student submitted it.</summary>
    Submitted,

    /// <summary>The deadline passed.</summary>
    Expired,

    /// <summary>The deadline passed while the client had been disconnected for a long time.</summary>
    Abandoned,

    /// <summary>A teacher terminated it, with a reason.</summary>
    Terminated,
}

/// <summary>A request to start an attempt.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="StudentId">From the token.</param>
/// <param name="NoticeVersion">The version of the monitoring notice that the student agreed to; 0 for none.</param>
/// <param name="Address">Where the student is; compared with the exam's networks and not kept.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StartAttempt")]
public sealed record StartAttempt(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] Guid StudentId,
    [property: Id(2)] int NoticeVersion,
    [property: Id(3)] string? Address = null
);

/// <summary>A question as a student sees it, without its key.</summary>
/// <param name="Id">The question.</param>
/// <param name="Position">From 1.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">JSON by kind, or null.</param>
/// <param name="Points">Points for a complete answer.</param>
/// <param name="Section">The section it belongs to, or null.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptQuestion")]
public sealed record AttemptQuestion(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Position,
    [property: Id(2)] QuestionKind Kind,
    [property: Id(3)] string Text,
    [property: Id(4)] RawJson? Options,
    [property: Id(5)] double Points,
    [property: Id(6)] string? Section = null
);

/// <summary>A saved answer.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Revision">From 1; the highest revision counts.</param>
/// <param name="Value">JSON by the question's kind.</param>
/// <param name="SavedAt">When it was stored.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Answer")]
public sealed record Answer(
    [property: Id(0)] Guid QuestionId,
    [property: Id(1)] int Revision,
    [property: Id(2)] RawJson Value,
    [property: Id(3)] DateTimeOffset SavedAt
);

/// <summary>What the student's page shows.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Deadline">When it ends; moves with pauses and extra time.</param>
/// <param name="Locked">Whether a teacher has locked the page.</param>
/// <param name="RequireFullscreen">Whether the exam asks for full screen.</param>
/// <param name="Questions">In order.</param>
/// <param name="Answers">Saved so far.</param>
/// <param name="Grade">Null until it has ended and the result is released.</param>
/// <param name="EndReason">Why a teacher terminated it; else null.</param>
/// <param name="Sections">In order.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptView")]
public sealed record AttemptView(
    [property: Id(0)] Guid AttemptId,
    [property: Id(1)] Guid ExamId,
    [property: Id(2)] string Title,
    [property: Id(3)] AttemptStatus Status,
    [property: Id(4)] DateTimeOffset StartedAt,
    [property: Id(5)] DateTimeOffset Deadline,
    [property: Id(6)] bool Locked,
    [property: Id(7)] bool RequireFullscreen,
    [property: Id(8)] ImmutableArray<AttemptQuestion> Questions,
    [property: Id(9)] ImmutableArray<Answer> Answers,
    [property: Id(10)] AttemptGrade? Grade,
    [property: Id(11)] string? EndReason,
    [property: Id(12)] ImmutableArray<ExamSection> Sections
);

/// <summary>The points of an attempt.</summary>
/// <param name="Points">Earned.</param>
/// <param name="MaxPoints">Possible.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="ToGrade">Number of answers to be graded by a teacher.</param>
/// <param name="Passed">Null while answers are to be graded.</param>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptGrade")]
public sealed record AttemptGrade(
    [property: Id(0)] double Points,
    [property: Id(1)] double MaxPoints,
    [property: Id(2)] double Percent,
    [property: Id(3)] int ToGrade,
    [property: Id(4)] bool? Passed
);

/// <summary>A request to save an answer.</summary>
/// <param name="StudentId">From the token.</param>
/// <param name="QuestionId">Must belong to this exam.</param>
/// <param name="Revision">From 1 to 1,000,000,000; one that is not higher than the stored one changes nothing and
/// returns the stored answer.</param>
/// <param name="Value">JSON by kind, at most 64 KB; null clears the answer.</param>
/// <param name="Address">Where the student is; compared with the exam's networks and not kept.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SaveAnswer")]
public sealed record SaveAnswer(
    [property: Id(0)] Guid StudentId,
    [property: Id(1)] Guid QuestionId,
    [property: Id(2)] int Revision,
    [property: Id(3)] RawJson Value,
    [property: Id(4)] string? Address = null
);

/// <summary>The kinds of instruction to a live attempt.</summary>
public enum InstructionKind
{
    /// <summary>Show a text.</summary>
    Message,

    /// <summary>Stop the clock and lock the page.</summary>
    Pause,

    /// <summary>Restart the clock and unlock the page.</summary>
    Resume,

    /// <summary>Add extra time.</summary>
    Extend,

    /// <summary>Lock the page; the clock keeps running.</summary>
    Lock,

    /// <summary>Terminate the attempt; needs a reason.</summary>
    Terminate,
}

/// <summary>An instruction that is sent to a client.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Text">Shown to the student; for terminate the reason.</param>
/// <param name="Until">The new deadline (extend, resume) or the end of a lock; else null.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Instruction")]
public sealed record Instruction(
    [property: Id(0)] Guid Id,
    [property: Id(1)] InstructionKind Kind,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset? Until
);

/// <summary>A teacher's command for one attempt.</summary>
/// <param name="Actor">Needs <see cref="ExamPermission.Proctor"/>.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Text">At most 2,000 characters; required for message and terminate.</param>
/// <param name="Seconds">Extend: 1 to 86,400. Lock: its duration, or 0 until resumed.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Instruct")]
public sealed record Instruct(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] InstructionKind Kind,
    [property: Id(2)] string Text,
    [property: Id(3)] int Seconds
);
