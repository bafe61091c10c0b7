namespace Veritas.Accounts;

/// <summary>A reference to a student by one of three keys; exactly one is set.</summary>
/// <param name="StudentId">By id.</param>
/// <param name="Email">By address.</param>
/// <param name="StudentNumber">By number, ignoring case.</param>
public sealed record StudentRef(Guid? StudentId, string? Email, string? StudentNumber);

/// <summary>The institution's number for a student.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Number">1 to 40 letters, digits and . _ / - ; null when there is none.</param>
/// <param name="Version">The account's version, and the ETag.</param>
public sealed record StudentNumber(Guid StudentId, string? Number, int Version);

/// <summary>What became of a change of a student's number.</summary>
internal enum NumberChange
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>The account has another version.</summary>
    Stale,

    /// <summary>Another student has the number.</summary>
    Taken,
}
