using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>What a teacher says of a class.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Term">At most 100 characters, such as 2030/31.</param>
/// <param name="Description">At most 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ClassDraft")]
public sealed record ClassDraft([property: Id(0)] string Name, [property: Id(1)] string Term, [property: Id(2)] string Description);

/// <summary>Somebody who teaches a class.</summary>
/// <param name="Teacher">Who.</param>
/// <param name="Owner">May archive the class; there is one.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ClassTeacher")]
public sealed record ClassTeacher([property: Id(0)] Person Teacher, [property: Id(1)] bool Owner);

/// <summary>A class.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Name">Its name.</param>
/// <param name="Term">Its term; empty: none.</param>
/// <param name="Description">More about it.</param>
/// <param name="Members">How many students are in it.</param>
/// <param name="Version">Counts changes: the ETag.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ArchivedAt">Null while it is in use. An archived class is not changed any more and shows its teachers no student.</param>
/// <param name="Teachers">The owner first, at most 50.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SchoolClass")]
public sealed record SchoolClass(
    [property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] string Term, [property: Id(3)] string Description, [property: Id(4)] int Members,
    [property: Id(5)] int Version, [property: Id(6)] DateTimeOffset CreatedAt, [property: Id(7)] DateTimeOffset? ArchivedAt,
    [property: Id(8)] ImmutableArray<ClassTeacher> Teachers);

/// <summary>A student of a class.</summary>
/// <param name="Student">Who.</param>
/// <param name="Email">For recognising.</param>
/// <param name="StudentNumber">As the institution knows the student; null: none entered.</param>
/// <param name="AddedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ClassMember")]
public sealed record ClassMember(
    [property: Id(0)] Person Student, [property: Id(1)] string Email, [property: Id(2)] string? StudentNumber, [property: Id(3)] DateTimeOffset AddedAt);

/// <summary>A student of the institution, named in one of three ways; exactly one is set.</summary>
/// <param name="StudentId">By id.</param>
/// <param name="Email">By address.</param>
/// <param name="StudentNumber">By number, whatever its case.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentRef")]
public sealed record StudentRef([property: Id(0)] Guid? StudentId, [property: Id(1)] string? Email, [property: Id(2)] string? StudentNumber);

/// <summary>The number a student has in the institution.</summary>
/// <param name="StudentId">Whose.</param>
/// <param name="Number">1 to 40 letters, digits, and . _ / - ; null: none.</param>
/// <param name="Version">The account's: the ETag.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentNumber")]
public sealed record StudentNumber([property: Id(0)] Guid StudentId, [property: Id(1)] string? Number, [property: Id(2)] int Version);

/// <summary>How a file of rows is written.</summary>
public enum TableFormat
{
    /// <summary>RFC 4180 with a header line.</summary>
    Csv,

    /// <summary>A list of objects.</summary>
    Json,
}

/// <summary>What became of one row of a file.</summary>
/// <param name="Line">The line where it begins, from 1; in JSON its place in the list, from 1.</param>
/// <param name="Reason">Why it was not taken; null: it was, or would have been without the faults of others.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RowReport")]
public sealed record RowReport([property: Id(0)] int Line, [property: Id(1)] string? Reason);

/// <summary>What became of a file of rows.</summary>
/// <param name="Imported">Rows that were taken.</param>
/// <param name="Faults">Rows that are wrong.</param>
/// <param name="Lines">In the order of the file.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TableReport")]
public sealed record TableReport([property: Id(0)] int Imported, [property: Id(1)] int Faults, [property: Id(2)] ImmutableArray<RowReport> Lines);
