using System.ComponentModel.DataAnnotations;

namespace Veritas.Privacy;

/// <summary>Section <c>Veritas:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>
    /// Events, answers and evidence are deleted when the time is over that the exam's policy names (<c>retention_days</c>, which students are told before they
    /// begin). Default false: an institution decides when it begins to delete.
    /// </summary>
    public bool Retention { get; set; }

    /// <summary>Who is erased leaves results without a name behind, because the institution must keep grades. Default false: attempts are deleted whole.</summary>
    public bool KeepResults { get; set; }

    /// <summary>How often due exams are looked for, in seconds, 1 to 86,400, default 3,600: retention counts in days.</summary>
    [Range(1, 86_400)]
    public int RetentionSeconds { get; set; } = 3_600;

    /// <summary>How often people to erase are looked for, in milliseconds, 50 to 600,000, default 2,000.</summary>
    [Range(50, 600_000)]
    public int ErasureMilliseconds { get; set; } = 2_000;

    /// <summary>Attempts whose evidence is deleted in one transaction, 1 to 1,000, default 20: each may have thousands of events.</summary>
    [Range(1, 1_000)]
    public int RetentionBatch { get; set; } = 20;

    /// <summary>Events erased in one transaction, 1 to 100,000, default 5,000.</summary>
    [Range(1, 100_000)]
    public int ErasureBatch { get; set; } = 5_000;
}
