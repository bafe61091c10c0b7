using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>What was graded.</summary>
public enum AssessmentKind
{
    /// <summary>An exam.</summary>
    Exam,

    /// <summary>A test.</summary>
    Test,

    /// <summary>Homework.</summary>
    Homework,

    /// <summary>A project.</summary>
    Project,

    /// <summary>An oral exam.</summary>
    Oral,

    /// <summary>Practical work.</summary>
    Practical,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Where an assessment comes from.</summary>
public enum AssessmentSource
{
    /// <summary>A released result of an exam in Veritas; not stored a second time.</summary>
    Veritas,

    /// <summary>Entered by a teacher.</summary>
    Entered,

    /// <summary>Imported from a file.</summary>
    Imported,
}

/// <summary>Something graded outside Veritas.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What was graded.</param>
/// <param name="Points">0 to <paramref name="MaxPoints"/>.</param>
/// <param name="MaxPoints">Greater than 0, at most 100,000.</param>
/// <param name="HeldOn">Date, from 1990 to a year from now.</param>
/// <param name="State">Draft or published.</param>
public sealed record AssessmentDraft(
    string Title,
    AssessmentKind Kind,
    double Points,
    double MaxPoints,
    DateOnly HeldOn,
    PublishState State
);

/// <summary>An assessment of a student.</summary>
/// <param name="Id">UUIDv7; for a result in Veritas the attempt's id.</param>
/// <param name="StudentId">The student.</param>
/// <param name="Author">Who entered or imported it; null for a result in Veritas.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Title">Its title; for a result in Veritas the exam's.</param>
/// <param name="Kind">What was graded.</param>
/// <param name="Points">Earned.</param>
/// <param name="MaxPoints">Possible.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="HeldOn">Date; for a result in Veritas the UTC date on which the attempt ended.</param>
/// <param name="State">Draft or published; results in Veritas are always published.</param>
/// <param name="Version">Incremented with each change, and the ETag; 0 for a result in Veritas.</param>
public sealed record Assessment(
    Guid Id,
    Guid StudentId,
    Person? Author,
    AssessmentSource Source,
    string Title,
    AssessmentKind Kind,
    double Points,
    double MaxPoints,
    double Percent,
    DateOnly HeldOn,
    PublishState State,
    int Version
);
