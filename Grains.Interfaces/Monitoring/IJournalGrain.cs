namespace Veritas.Monitoring;

/// <summary>Returns the health of the local silo's journal. Key: 0.</summary>
[Alias("Veritas.IJournalGrain"), Idempotent]
public interface IJournalGrain : IGrainWithIntegerKey
{
    /// <summary>The current state.</summary>
    [Alias("Health")]
    Task<JournalHealth> Health();
}
