using Npgsql;

namespace Veritas.Storage;

/// <summary>What a caller can do about a failed statement.</summary>
public enum DatabaseFault
{
    /// <summary>The server was away, busy or interrupted: the same statement may succeed later.</summary>
    Transient,

    /// <summary>A row with that key is there already; for an event's key it means "recorded before".</summary>
    UniqueViolation,

    /// <summary>
    /// The server judged the data: a check, a foreign key, a value out of range, an error raised by our SQL.
    /// </summary>
    Verdict,

    /// <summary>
    /// The statement, the schema or the rights are wrong: a fault of the program, never worth a retry.
    /// </summary>
    Misuse,
}

/// <summary>A classified failure.</summary>
/// <param name="Fault">What it is.</param>
/// <param name="SqlState">The five characters of the server's answer; null when none came.</param>
/// <param name="Constraint">The constraint that spoke, where one did.</param>
public readonly record struct DatabaseError(DatabaseFault Fault, string? SqlState, string? Constraint);

/// <summary>
/// The one place that reads the errors of PostgreSQL. It goes by SQLSTATE alone: messages are translated and change.
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
            // No answer: Npgsql tells a lost connection or a time-out from a wrong use of it.
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
            // A server that became a standby: the next connection finds the new primary.
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
