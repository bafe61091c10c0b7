using Npgsql;

namespace Veritas.Storage;

/// <summary>What callers hear when a statement could not be run now and may be run later.</summary>
public static class DatabaseAway
{
    public static Problem Problem { get; } = new(ProblemKind.Unavailable, "database_away", "The database does not answer. Try again in a moment.");

    /// <summary>True for an expected failure: no answer, or none in time. The rest are faults.</summary>
    public static bool Explains(Exception failure) => failure switch
    {
        NpgsqlException answer => DatabaseErrors.Classify(answer).Fault == DatabaseFault.Transient,
        _ => failure is TimeoutException or OperationCanceledException,
    };
}
