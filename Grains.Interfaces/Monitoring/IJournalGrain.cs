namespace Veritas.Monitoring;

/// <summary>Tells of the journal of the silo that answers. Key: 0.</summary>
[Alias("Veritas.IJournalGrain"), Idempotent]
public interface IJournalGrain : IGrainWithIntegerKey
{
    /// <summary>How it stands now.</summary>
    [Alias("Health")]
    Task<JournalHealth> Health();
}
