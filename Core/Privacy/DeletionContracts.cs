using System.Collections.Immutable;

namespace Veritas.Privacy;

/// <summary>Proof of a batch deleted by retention.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">The exam.</param>
/// <param name="DeletedAt">When it was deleted.</param>
/// <param name="Setting">The setting of the exam that required it: <c>policy.retention_days</c>.</param>
/// <param name="RetentionDays">The value of the setting, in days from the exam's end.</param>
/// <param name="Attempts">Number of attempts.</param>
/// <param name="FirstStarted">The earliest start of these attempts.</param>
/// <param name="LastStarted">The latest start of these attempts.</param>
/// <param name="IdsSha256">SHA-256, in hex, of the attempts' ids in order, as text, joined by a line feed.</param>
/// <param name="Rows">Rows deleted, by table.</param>
public sealed record DeletionRecord(
    Guid Id,
    Guid ExamId,
    DateTimeOffset DeletedAt,
    string Setting,
    int RetentionDays,
    int Attempts,
    DateTimeOffset FirstStarted,
    DateTimeOffset LastStarted,
    string IdsSha256,
    ImmutableSortedDictionary<string, long> Rows
);

/// <summary>Progress of an archive.</summary>
public enum ArchiveState
{
    /// <summary>Detached from the table of events; the month's own table still exists.</summary>
    Detached,

    /// <summary>Written to a file and verified; the month's own table still exists.</summary>
    Exported,

    /// <summary>Only in the file.</summary>
    Archived,
}

/// <summary>A month that was detached from the table of events.</summary>
/// <param name="Name">Name of its former partition.</param>
/// <param name="FirstDay">The first day of the month; attempts belong to the day they started on.</param>
/// <param name="UntilDay">The day after the last day.</param>
/// <param name="State">Progress of the archive.</param>
/// <param name="BegunAt">When it was detached.</param>
/// <param name="File">Name of the file in the archive directory; null until it is written.</param>
/// <param name="Events">Number of events in the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file, in hex, as <c>sha256sum</c> prints it.</param>
/// <param name="ArchivedAt">When its table was dropped.</param>
public sealed record EventArchive(
    string Name,
    DateOnly FirstDay,
    DateOnly UntilDay,
    ArchiveState State,
    DateTimeOffset BegunAt,
    string? File,
    long? Events,
    long? Bytes,
    string? Sha256,
    DateTimeOffset? ArchivedAt
);
