using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>What a teacher says of a class.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Term">At most 100 characters, such as 2030/31.</param>
/// <param name="Description">At most 2,000 characters.</param>
public sealed record ClassDraft(string Name, string Term, string Description);

/// <summary>Somebody who teaches a class.</summary>
/// <param name="Teacher">Who.</param>
/// <param name="Owner">May archive the class; there is one.</param>
public sealed record ClassTeacher(Person Teacher, bool Owner);

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
public sealed record SchoolClass(
    Guid Id, string Name, string Term, string Description, int Members,
    int Version, DateTimeOffset CreatedAt, DateTimeOffset? ArchivedAt,
    ImmutableArray<ClassTeacher> Teachers);

/// <summary>A student of a class.</summary>
/// <param name="Student">Who.</param>
/// <param name="Email">For recognising.</param>
/// <param name="StudentNumber">As the institution knows the student; null: none entered.</param>
/// <param name="AddedAt">Since when.</param>
public sealed record ClassMember(
    Person Student, string Email, string? StudentNumber, DateTimeOffset AddedAt);

/// <summary>A student of the institution, named in one of three ways; exactly one is set.</summary>
/// <param name="StudentId">By id.</param>
/// <param name="Email">By address.</param>
/// <param name="StudentNumber">By number, whatever its case.</param>
public sealed record StudentRef(Guid? StudentId, string? Email, string? StudentNumber);

/// <summary>The number a student has in the institution.</summary>
/// <param name="StudentId">Whose.</param>
/// <param name="Number">1 to 40 letters, digits, and . _ / - ; null: none.</param>
/// <param name="Version">The account's: the ETag.</param>
public sealed record StudentNumber(Guid StudentId, string? Number, int Version);

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
public sealed record RowReport(int Line, string? Reason);

/// <summary>What became of a file of rows.</summary>
/// <param name="Imported">Rows that were taken.</param>
/// <param name="Faults">Rows that are wrong.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record TableReport(int Imported, int Faults, ImmutableArray<RowReport> Lines);
