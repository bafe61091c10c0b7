using System.ComponentModel.DataAnnotations;

namespace Veritas.Privacy;

/// <summary>Section <c>Veritas:Events</c>.</summary>
public sealed class ArchiveOptions
{
    /// <summary>The least <see cref="ArchiveAfterDays"/> that is not 0: verdicts, appeals and scoring anew need the events.</summary>
    public const int LeastDays = 30;

    /// <summary>
    /// Days after a month's end from which on its events are moved into a file, 30 to 36,500; 0: never. Default 0: who archives must keep the files safe.
    /// </summary>
    [Range(0, 36_500)]
    public int ArchiveAfterDays { get; set; }

    /// <summary>The directory the files are written to; in a cluster one that every silo reaches. Default: none, which archiving needs.</summary>
    public string ArchiveDirectory { get; set; } = "";

    /// <summary>How often months to archive are looked for, in seconds, 1 to 86,400, default 3,600.</summary>
    [Range(1, 86_400)]
    public int ArchiveSeconds { get; set; } = 3_600;
}
