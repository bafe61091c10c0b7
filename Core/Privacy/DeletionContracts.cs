using System.Collections.Immutable;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>Proof of one batch that retention has deleted.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="ExamId">Of which exam.</param>
/// <param name="DeletedAt">When.</param>
/// <param name="Setting">Which setting of the exam said so: <c>policy.retention_days</c>.</param>
/// <param name="RetentionDays">Its number of days, counted from the exam's end.</param>
/// <param name="Attempts">How many attempts.</param>
/// <param name="FirstStarted">The first start among them.</param>
/// <param name="LastStarted">The last start among them.</param>
/// <param name="IdsSha256">SHA-256, in hex, of the attempts' ids in order, as text, joined by a line feed.</param>
/// <param name="Rows">Rows deleted, by table.</param>
public sealed record DeletionRecord(
    Guid Id, Guid ExamId, DateTimeOffset DeletedAt, string Setting,
    int RetentionDays, int Attempts, DateTimeOffset FirstStarted, DateTimeOffset LastStarted,
    string IdsSha256, ImmutableSortedDictionary<string, long> Rows);

/// <summary>How far an archive is.</summary>
public enum ArchiveState
{
    /// <summary>Out of the table of events; its own table is still there.</summary>
    Detached,

    /// <summary>Written and read back; its own table is still there.</summary>
    Exported,

    /// <summary>In the file alone.</summary>
    Archived,
}

/// <summary>A month of events that has left the table of events.</summary>
/// <param name="Name">Of the partition it was.</param>
/// <param name="FirstDay">The first day on which its attempts began.</param>
/// <param name="UntilDay">The day after the last.</param>
/// <param name="State">How far it is.</param>
/// <param name="BegunAt">When it left the table.</param>
/// <param name="File">Name of the file in the archive's directory; null until it is written.</param>
/// <param name="Events">Rows in the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file, in hex, as <c>sha256sum</c> prints it.</param>
/// <param name="ArchivedAt">When its table was dropped.</param>
public sealed record EventArchive(
    string Name, DateOnly FirstDay, DateOnly UntilDay, ArchiveState State,
    DateTimeOffset BegunAt, string? File, long? Events, long? Bytes,
    string? Sha256, DateTimeOffset? ArchivedAt);
