using System.ComponentModel.DataAnnotations;

namespace Veritas.Privacy;

/// <summary>Section <c>Veritas:Events</c>.</summary>
public sealed class ArchiveOptions
{
    /// <summary>
    /// Minimum of <see cref="ArchiveAfterDays"/> unless 0: verdicts, appeals and rescoring need the events.
    /// </summary>
    public const int LeastDays = 30;

    /// <summary>
    /// Days after the end of a month until its events are moved into a file, 30 to 36,500; 0 turns archiving off.
    /// Default 0, because somebody must keep the files safe.
    /// </summary>
    [Range(0, 36_500)]
    public int ArchiveAfterDays { get; set; }

    /// <summary>
    /// The directory of the files; in a cluster every silo must reach it. Required for archiving; default empty.
    /// </summary>
    public string ArchiveDirectory { get; set; } = "";

    /// <summary>Interval of the job, in seconds, 1 to 86,400, default 3,600.</summary>
    [Range(1, 86_400)]
    public int ArchiveSeconds { get; set; } = 3_600;
}
