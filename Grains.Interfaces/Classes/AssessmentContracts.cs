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
[GenerateSerializer, Immutable, Alias("Veritas.AssessmentDraft")]
public sealed record AssessmentDraft(
    [property: Id(0)] string Title, [property: Id(1)] AssessmentKind Kind, [property: Id(2)] double Points, [property: Id(3)] double MaxPoints,
    [property: Id(4)] DateOnly HeldOn, [property: Id(5)] PublishState State);

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
[GenerateSerializer, Immutable, Alias("Veritas.Assessment")]
public sealed record Assessment(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid StudentId, [property: Id(2)] Person? Author, [property: Id(3)] AssessmentSource Source,
    [property: Id(4)] string Title, [property: Id(5)] AssessmentKind Kind, [property: Id(6)] double Points, [property: Id(7)] double MaxPoints,
    [property: Id(8)] double Percent, [property: Id(9)] DateOnly HeldOn, [property: Id(10)] PublishState State, [property: Id(11)] int Version);

/// <summary>
/// Students' logs of graded things. Key: 0; any number of activations. Whom the actor does not teach is <c>student_unknown</c>; another's draft is
/// <c>assessment_unknown</c>. Without the database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.IAssessmentsGrain")]
public interface IAssessmentsGrain : IGrainWithIntegerKey
{
    /// <summary>Published entries with Veritas' own released results, and the actor's own drafts (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">Whose log.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("OfStudent"), Repeatable]
    Task<Result<Page<Assessment>>> OfStudent(Actor actor, Guid studentId, string? after, int limit);

    /// <summary>The student's own log, without drafts. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Own"), Repeatable]
    Task<Result<Page<Assessment>>> Own(Guid studentId, string? after, int limit);

    /// <summary>One entry that is not a result in Veritas.</summary>
    [Alias("Read"), Repeatable]
    Task<Result<Assessment>> Read(Actor actor, Guid studentId, Guid assessmentId);

    /// <summary>A new entry by the actor. Problems: <c>assessment_invalid</c>.</summary>
    [Alias("Enter")]
    Task<Result<Assessment>> Enter(Actor actor, Guid studentId, AssessmentDraft draft);

    /// <summary>Changes or publishes the entry of that version; its author alone may, and what is published stays published. Problems: <c>assessment_invalid</c>, <c>assessment_published</c>, <c>not_author</c>, <c>assessment_changed</c> (412).</summary>
    [Alias("Change")]
    Task<Result<Assessment>> Change(Actor actor, Guid studentId, Guid assessmentId, AssessmentDraft draft, int version);

    /// <summary>Removes the entry; its author or an admin. Problems: <c>not_author</c>.</summary>
    [Alias("Remove")]
    Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid assessmentId);

    /// <summary>
    /// Takes in a file for the members of a class, all as drafts or all published; columns email or student_number, title, kind, points, max_points,
    /// held_on. With a fault nothing is taken, unless <paramref name="partial"/>. Problems: <c>class_unknown</c>, <c>class_archived</c>, <c>file_invalid</c>.
    /// </summary>
    [Alias("Import")]
    Task<Result<TableReport>> Import(Actor actor, Guid classId, TableFormat format, string file, bool partial, PublishState state);
}
