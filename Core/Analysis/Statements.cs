using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Analysis;

/// <summary>
/// How this capability's stores put a statement to the database: positional values, a time limit, a bounded list back.
/// </summary>
internal static class Statements
{
    /// <summary>Nobody waits longer for a dashboard, in seconds.</summary>
    private const int TimeoutSeconds = 10;

    public static NpgsqlCommand Statement(this NpgsqlDataSource database, string text, params object?[] values) =>
        Filled(database.CreateCommand(text), TimeoutSeconds, values);

    /// <summary>On a connection, in its transaction, with a time limit of its own in seconds.</summary>
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, int seconds, string text, params object?[] values) =>
        Filled(new NpgsqlCommand(text, connection), seconds, values);

    /// <summary>Runs the command and disposes of it. Returns how many rows it touched.</summary>
    public static async Task<int> RunAsync(this NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Runs the command, reads every row, and disposes of it.</summary>
    public static async Task<ImmutableArray<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var owned = command;
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>The first row, or null.</summary>
    public static async Task<T?> FirstAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
        where T : class => (await command.ListAsync(read, cancel)).FirstOrDefault();

    public static DateTimeOffset Utc(this NpgsqlDataReader row, int i) => new(row.GetDateTime(i), TimeSpan.Zero);

    public static DateTimeOffset? UtcOrNull(this NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.Utc(i);

    public static double? DoubleOrNull(this NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetDouble(i);

    public static string? TextOrNull(this NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetString(i);

    public static T? NameOrNull<T>(this NpgsqlDataReader row, int i)
        where T : struct, Enum => row.IsDBNull(i) ? null : WireName<T>.Parse(row.GetString(i));

    private static NpgsqlCommand Filled(NpgsqlCommand command, int seconds, object?[] values)
    {
        command.CommandTimeout = seconds;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
