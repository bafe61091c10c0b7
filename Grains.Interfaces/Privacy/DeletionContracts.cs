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
[GenerateSerializer, Immutable, Alias("Veritas.DeletionRecord")]
public sealed record DeletionRecord(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid ExamId, [property: Id(2)] DateTimeOffset DeletedAt, [property: Id(3)] string Setting,
    [property: Id(4)] int RetentionDays, [property: Id(5)] int Attempts, [property: Id(6)] DateTimeOffset FirstStarted, [property: Id(7)] DateTimeOffset LastStarted,
    [property: Id(8)] string IdsSha256, [property: Id(9)] ImmutableSortedDictionary<string, long> Rows);

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
[GenerateSerializer, Immutable, Alias("Veritas.EventArchive")]
public sealed record EventArchive(
    [property: Id(0)] string Name, [property: Id(1)] DateOnly FirstDay, [property: Id(2)] DateOnly UntilDay, [property: Id(3)] ArchiveState State,
    [property: Id(4)] DateTimeOffset BegunAt, [property: Id(5)] string? File, [property: Id(6)] long? Events, [property: Id(7)] long? Bytes,
    [property: Id(8)] string? Sha256, [property: Id(9)] DateTimeOffset? ArchivedAt);

/// <summary>What has been deleted and archived. Key: 0; any number of activations. For admins alone; the web host sees to that. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IDeletionsGrain")]
public interface IDeletionsGrain : IGrainWithIntegerKey
{
    /// <summary>Proofs of deletion, latest first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="examId">Of that exam; null: of all.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("Deletions"), Repeatable]
    Task<Result<Page<DeletionRecord>>> Deletions(Guid? examId, string? after, int limit);

    /// <summary>Archives, the latest month first. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("Archives"), Repeatable]
    Task<Result<Page<EventArchive>>> Archives(string? after, int limit);
}
