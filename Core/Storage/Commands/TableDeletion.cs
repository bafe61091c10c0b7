using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Storage;

/// <summary>Number of deleted rows of a table.</summary>
internal readonly record struct DeletedRows(string Table, int Rows);

/// <summary>A statement that deletes rows of one table.</summary>
internal sealed record TableDeletion(string Table, string Sql);

/// <summary>Deletes rows of several tables with the timeout of jobs, and counts them by table.</summary>
internal static class TableDeletions
{
    /// <param name="connection">Open, in the caller's transaction.</param>
    /// <param name="deletions">Run in this order, with the same parameters.</param>
    /// <param name="parameters">As for <see cref="DatabaseCommands"/>.</param>
    /// <param name="cancel">Ends the statement.</param>
    public static async Task<ImmutableArray<DeletedRows>> DeleteAsync(
        this NpgsqlConnection connection,
        ImmutableArray<TableDeletion> deletions,
        object parameters,
        CancellationToken cancel
    )
    {
        var deleted = ImmutableArray.CreateBuilder<DeletedRows>(deletions.Length);
        foreach (var (table, sql) in deletions)
        {
            var rows = await connection.Command(sql, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
            deleted.Add(new DeletedRows(table, rows));
        }

        return deleted.MoveToImmutable();
    }
}
