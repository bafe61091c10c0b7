using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>A class about to be stored.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Term">At most 100 characters, such as 2030/31.</param>
/// <param name="Description">At most 2,000 characters.</param>
public sealed record ClassDraft(string Name, string Term, string Description);

/// <summary>A teacher of a class.</summary>
/// <param name="Teacher">Who.</param>
/// <param name="Owner">May archive the class and manage its teachers; there is one.</param>
public sealed record ClassTeacher(Person Teacher, bool Owner);

/// <summary>A class.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Name">Its name.</param>
/// <param name="Term">Its term; empty when it has none.</param>
/// <param name="Description">Free text.</param>
/// <param name="Members">Number of students.</param>
/// <param name="Version">Incremented with each change, and the ETag.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ArchivedAt">
/// Null while it is in use. An archived class cannot be changed and gives its teachers no access to students.
/// </param>
/// <param name="Teachers">The owner first, at most 50.</param>
public sealed record SchoolClass(
    Guid Id,
    string Name,
    string Term,
    string Description,
    int Members,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ArchivedAt,
    ImmutableArray<ClassTeacher> Teachers
);

/// <summary>A student of a class.</summary>
/// <param name="Student">Who.</param>
/// <param name="Email">To tell people of the same name apart.</param>
/// <param name="StudentNumber">The institution's number for the student; null when none was entered.</param>
/// <param name="AddedAt">When the student was added.</param>
public sealed record ClassMember(Person Student, string Email, string? StudentNumber, DateTimeOffset AddedAt);

/// <summary>The format of a file of rows.</summary>
public enum TableFormat
{
    /// <summary>RFC 4180 with a header line.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,
}

/// <summary>The outcome of one row of a file.</summary>
/// <param name="Line">The line where it begins, from 1; in JSON its index in the array, from 1.</param>
/// <param name="Reason">
/// Why it was rejected; null when it was imported, or would have been without the faults of other rows.
/// </param>
public sealed record RowReport(int Line, string? Reason);

/// <summary>The outcome of an import.</summary>
/// <param name="Imported">Number of imported rows.</param>
/// <param name="Faults">Number of rejected rows.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record TableReport(int Imported, int Faults, ImmutableArray<RowReport> Lines);
