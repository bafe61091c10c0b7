namespace Veritas.Storage;

/// <summary>Checks whether the silo can reach its database. Key: 0.</summary>
[Alias("Veritas.IDatabaseGrain"), Idempotent]
public interface IDatabaseGrain : IGrainWithIntegerKey
{
    /// <summary>True when PostgreSQL answers within 2 s.</summary>
    [Alias("IsReachable")]
    Task<bool> IsReachable();
}
