using Veritas.Accounts;
using Veritas.Analysis;
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

/// <summary>Where an entry of the log comes from.</summary>
public enum AssessmentSource
{
    /// <summary>A released result of an exam in Veritas, read where it is.</summary>
    Veritas,

    /// <summary>Entered by a teacher.</summary>
    Entered,

    /// <summary>Imported from a file.</summary>
    Imported,
}

/// <summary>Something graded outside Veritas.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What.</param>
/// <param name="Points">0 to <paramref name="MaxPoints"/>.</param>
/// <param name="MaxPoints">Over 0, at most 100,000.</param>
/// <param name="HeldOn">When; from 1990 to a year from now.</param>
/// <param name="State">Draft or published.</param>
public sealed record AssessmentDraft(
    string Title, AssessmentKind Kind, double Points, double MaxPoints,
    DateOnly HeldOn, PublishState State);

/// <summary>An entry of a student's log of graded things.</summary>
/// <param name="Id">The entry's; of a result in Veritas the attempt's.</param>
/// <param name="StudentId">Whose.</param>
/// <param name="Author">Who entered or imported it; null for a result in Veritas.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Title">Of what.</param>
/// <param name="Kind">What.</param>
/// <param name="Points">Earned.</param>
/// <param name="MaxPoints">Possible.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="HeldOn">When.</param>
/// <param name="State">Draft or published; a result in Veritas is published when it is in the log.</param>
/// <param name="Version">Counts changes: the ETag; 0 for a result in Veritas.</param>
public sealed record Assessment(
    Guid Id, Guid StudentId, Person? Author, AssessmentSource Source,
    string Title, AssessmentKind Kind, double Points, double MaxPoints,
    double Percent, DateOnly HeldOn, PublishState State, int Version);
