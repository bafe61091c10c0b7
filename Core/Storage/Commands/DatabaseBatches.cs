using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Several statements in one round trip, and in one transaction unless the connection has one already.
/// </summary>
internal static class DatabaseBatches
{
    /// <param name="connection">Open.</param>
    /// <param name="timeout">Of the whole batch, in seconds.</param>
    public static NpgsqlBatch Batch(this NpgsqlConnection connection, int timeout = DatabaseCommands.RequestSeconds) =>
        new(connection) { Timeout = timeout };

    /// <summary>Adds a statement with named parameters, as <see cref="DatabaseCommands"/> does.</summary>
    public static void Add(this NpgsqlBatch batch, [StringSyntax("sql")] string sql, object? parameters = null)
    {
        var command = new NpgsqlBatchCommand(sql);
        CommandParameters.Add(command.Parameters, parameters);
        batch.BatchCommands.Add(command);
    }
}
