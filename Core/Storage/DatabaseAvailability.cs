using System.Data.Common;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Distinguishes database outages, after which the same statement may succeed, from errors in the program.
/// </summary>
public static class DatabaseAvailability
{
    /// <summary>
    /// The problem of a call during an outage. It is unknown whether the call took effect; the caller can retry.
    /// </summary>
    public static Problem Problem { get; } =
        new(
            ProblemKind.Unavailable,
            "database_away",
            "The database does not answer. Try again in a moment.",
            RetryAfterS: 2
        );

    /// <summary>
    /// True for a lost connection, a timeout, and a server that is overloaded, stopping or a standby.
    /// </summary>
    public static bool IsOutage(Exception failure) =>
        failure switch
        {
            NpgsqlException answer => DatabaseErrors.Classify(answer).Fault == DatabaseFault.Transient,
            DbException other => other.IsTransient,
            _ => failure is TimeoutException or OperationCanceledException,
        };
}
