using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>The status of an exam.</summary>
public enum ExamStatus
{
    /// <summary>Being edited; only its teachers see it.</summary>
    Draft,

    /// <summary>Students can start it within its window.</summary>
    Published,

    /// <summary>No attempt can be started any more.</summary>
    Closed,
}

/// <summary>The kind of a question, with the JSON shape of its <c>options</c>, <c>key</c> and answer.</summary>
public enum QuestionKind
{
    /// <summary>options: [{id, text}]; key: id; answer: id.</summary>
    SingleChoice,

    /// <summary>options: [{id, text}]; key: [id]; answer: [id].</summary>
    MultipleChoice,

    /// <summary>key: true or false; answer: the same.</summary>
    TrueFalse,

    /// <summary>key: {value, tolerance}; answer: a number.</summary>
    Numeric,

    /// <summary>key: [accepted texts]; answer: a text, compared ignoring case and surrounding white space.</summary>
    ShortText,

    /// <summary>no key; answer: a text; graded by a teacher.</summary>
    Essay,

    /// <summary>
    /// options: {left: [{id, text}], right: [{id, text}]}; key: {left id: right id} for each left id; answer: the same,
    /// for some or all left ids.
    /// </summary>
    Matching,
}

/// <summary>What a teacher may do with an exam; a higher level includes the lower ones.</summary>
public enum ExamPermission
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>See it and its results.</summary>
    View,

    /// <summary>Monitor the room, triage alerts, instruct students.</summary>
    Proctor,

    /// <summary>Grade.</summary>
    Grade,

    /// <summary>Change it.</summary>
    Edit,

    /// <summary>Grant permissions.</summary>
    Own,
}

/// <summary>One question, with its key.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Position">From 1, unique in the exam.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">Markdown-free text, 1 to 10,000 characters.</param>
/// <param name="Options">JSON by kind; null when the kind has none.</param>
/// <param name="Key">JSON by kind; null for an essay.</param>
/// <param name="Points">Greater than 0, at most 1,000.</param>
/// <param name="Section">The section it belongs to, or null.</param>
/// <param name="Version">From 1; incremented with each change of the question.</param>
/// <param name="Rubric">Null when there is none.</param>
/// <param name="BankId">The question of the bank it was copied from; null when it was written here.</param>
/// <param name="BankVersion">The version that was copied.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Question")]
public sealed record Question(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Position,
    [property: Id(2)] QuestionKind Kind,
    [property: Id(3)] string Text,
    [property: Id(4)] RawJson? Options,
    [property: Id(5)] RawJson? Key,
    [property: Id(6)] double Points,
    [property: Id(7)] string? Section,
    [property: Id(8)] int Version,
    [property: Id(9)] ImmutableArray<Criterion>? Rubric,
    [property: Id(10)] Guid? BankId,
    [property: Id(11)] int? BankVersion
);

/// <summary>What an attempt needs of its exam; read when the attempt is activated.</summary>
/// <param name="ExamId">The exam.</param>
/// <param name="Title">Shown to students.</param>
/// <param name="Subject">Shown to students.</param>
/// <param name="Status">Only a published exam can be started.</param>
/// <param name="OpensAt">Start of its window.</param>
/// <param name="ClosesAt">End of its window; only extra time can move a deadline beyond it.</param>
/// <param name="DurationSeconds">60 to 86,400.</param>
/// <param name="PassMark">Percent, 0 to 100.</param>
/// <param name="Policy">What is collected and how it is scored.</param>
/// <param name="Questions">In order, with keys; must not be sent to a student as they are.</param>
/// <param name="Settings">How it is taken.</param>
/// <param name="Results">Status of its results.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamDefinition")]
public sealed record ExamDefinition(
    [property: Id(0)] Guid ExamId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Subject,
    [property: Id(3)] ExamStatus Status,
    [property: Id(4)] DateTimeOffset OpensAt,
    [property: Id(5)] DateTimeOffset ClosesAt,
    [property: Id(6)] int DurationSeconds,
    [property: Id(7)] double PassMark,
    [property: Id(8)] MonitoringPolicy Policy,
    [property: Id(10)] ImmutableArray<Question> Questions,
    [property: Id(12)] ExamSettings Settings,
    [property: Id(13)] ResultsStatus Results
)
{
    /// <summary>Whether the student may see the result.</summary>
    public bool Released =>
        Settings.Practice || Settings.Release == ResultRelease.AtOnce || Results != ResultsStatus.Draft;
}
