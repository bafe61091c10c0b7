using System.Data.Common;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Tells an outage of the database, after which the same statement may succeed, from an error of the program.
/// </summary>
public static class DatabaseAvailability
{
    /// <summary>
    /// The problem of a call during an outage. The call may or may not have changed something; it can be made again.
    /// </summary>
    public static Problem Problem { get; } =
        new(
            ProblemKind.Unavailable,
            "database_away",
            "The database does not answer. Try again in a moment.",
            RetryAfterS: 2
        );

    /// <summary>True when no answer came, or none in time, or the server was too busy, stopping or a standby.</summary>
    public static bool IsOutage(Exception failure) =>
        failure switch
        {
            NpgsqlException answer => DatabaseErrors.Classify(answer).Fault == DatabaseFault.Transient,
            DbException other => other.IsTransient,
            _ => failure is TimeoutException or OperationCanceledException,
        };
}
