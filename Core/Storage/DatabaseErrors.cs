using Npgsql;

namespace Veritas.Storage;

/// <summary>Classifies failed statements by what a caller can do about them.</summary>
public enum DatabaseFault
{
    /// <summary>The server was unavailable, overloaded or interrupted; a retry may succeed.</summary>
    Transient,

    /// <summary>A row with that key exists; for an event it means that the event is already recorded.</summary>
    UniqueViolation,

    /// <summary>
    /// The server rejected the data: a check, a foreign key, a value out of range, an error raised by our SQL.
    /// </summary>
    Verdict,

    /// <summary>
    /// The statement, the schema or the privileges are wrong: an error in the program; a retry cannot succeed.
    /// </summary>
    Misuse,
}

/// <summary>A classified failure.</summary>
/// <param name="Fault">The class of the failure.</param>
/// <param name="SqlState">The server's five-character SQLSTATE; null without a response.</param>
/// <param name="Constraint">The violated constraint, if any.</param>
public readonly record struct DatabaseError(DatabaseFault Fault, string? SqlState, string? Constraint);

/// <summary>
/// The only code that interprets PostgreSQL errors. It uses SQLSTATE only, because messages are localised and change.
/// </summary>
public static class DatabaseErrors
{
    public static DatabaseError Classify(NpgsqlException failure) =>
        failure switch
        {
            PostgresException answer => new DatabaseError(
                Judge(answer.SqlState),
                answer.SqlState,
                answer.ConstraintName
            ),
            // No response: Npgsql distinguishes lost connections and timeouts from misuse of the API.
            _ => new DatabaseError(failure.IsTransient ? DatabaseFault.Transient : DatabaseFault.Misuse, null, null),
        };

    public static bool IsUniqueViolation(this NpgsqlException failure, string constraint) =>
        Classify(failure) is { Fault: DatabaseFault.UniqueViolation } error && error.Constraint == constraint;

    private static DatabaseFault Judge(string state) =>
        state switch
        {
            PostgresErrorCodes.UniqueViolation => DatabaseFault.UniqueViolation,
            PostgresErrorCodes.TransactionIntegrityConstraintViolation => DatabaseFault.Verdict,
            PostgresErrorCodes.DatabaseDropped => DatabaseFault.Misuse,
            PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.LockNotAvailable => DatabaseFault.Transient,
            // The server became a standby; the next connection finds the new primary.
            PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseFault.Transient,
            _ => state[..2] switch
            {
                // connection, rollback (deadlock, serialisation), resources, operator's intervention, system error
                "08" or "40" or "53" or "57" or "58" => DatabaseFault.Transient,
                // data, integrity, check option, raised by our own SQL
                "22" or "23" or "44" or "P0" => DatabaseFault.Verdict,
                _ => DatabaseFault.Misuse,
            },
        };
}
