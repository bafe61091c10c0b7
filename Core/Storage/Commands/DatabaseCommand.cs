using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Veritas.Storage;

/// <summary>Creates commands: SQL with named parameters, on a pooled connection or on an open one.</summary>
internal static class DatabaseCommands
{
    /// <summary>Command timeout of requests, in seconds.</summary>
    public const int RequestSeconds = 10;

    /// <summary>Command timeout of periodic jobs and exports, in seconds.</summary>
    public const int JobSeconds = 60;

    private const string CustomPlan = "set local plan_cache_mode = force_custom_plan; ";

    /// <param name="database">The pool.</param>
    /// <param name="sql">One statement; <c>@student_id</c> is the parameter of the property <c>studentId</c>.</param>
    /// <param name="parameters">An anonymous object, or null when the statement has no parameters.</param>
    /// <param name="timeout">In seconds.</param>
    public static DatabaseCommand Command(
        this NpgsqlDataSource database,
        [StringSyntax("sql")] string sql,
        object? parameters = null,
        int timeout = RequestSeconds
    ) => new(database.CreateCommand(sql), parameters, timeout);

    /// <summary>
    /// Uses a custom plan instead of a cached generic plan, for statements whose best plan depends on their values,
    /// such as a time that excludes most of a log.
    /// </summary>
    public static DatabaseCommand CommandWithCustomPlan(
        this NpgsqlDataSource database,
        [StringSyntax("sql")] string sql,
        object? parameters = null,
        int timeout = RequestSeconds
    ) =>
        // Npgsql sends both statements in one implicit transaction, so the setting applies to this command only.
        new(database.CreateCommand(CustomPlan + sql), parameters, timeout);

    /// <summary>The same on an open connection, in its transaction if it has one.</summary>
    public static DatabaseCommand Command(
        this NpgsqlConnection connection,
        [StringSyntax("sql")] string sql,
        object? parameters = null,
        int timeout = RequestSeconds
    ) => new(new NpgsqlCommand(sql, connection), parameters, timeout);
}

/// <summary>A command that runs once; running disposes it. Rows are read by column name.</summary>
internal readonly struct DatabaseCommand
{
    private readonly NpgsqlCommand _command;

    public DatabaseCommand(NpgsqlCommand command, object? parameters, int timeout)
    {
        _command = command;
        command.CommandTimeout = timeout;
        CommandParameters.Add(command.Parameters, parameters);
    }

    /// <summary>All rows, mapped by <see cref="RowMap{T}"/>. The statement must bound their number.</summary>
    public Task<ImmutableArray<T>> ListAsync<T>(CancellationToken cancel) =>
        ReadAsync<T>(reader => RowMap<T>.For(reader).Read, cancel);

    /// <summary>All rows, mapped by the caller.</summary>
    public Task<ImmutableArray<T>> ListAsync<T>(Func<Row, T> map, CancellationToken cancel) =>
        ReadAsync<T>(_ => reader => map(new Row(reader)), cancel);

    /// <summary>Streams the rows, for results that may not fit into memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Func<Row, T> map, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return map(new Row(reader));
        }
    }

    /// <summary>The first row, or null.</summary>
    public async Task<T?> FirstAsync<T>(CancellationToken cancel)
        where T : class => (await ListAsync<T>(cancel)).FirstOrDefault();

    /// <summary>The first row, or null.</summary>
    public async Task<T?> FirstAsync<T>(Func<Row, T> map, CancellationToken cancel)
        where T : class => (await ListAsync(map, cancel)).FirstOrDefault();

    /// <summary>
    /// The first column of the first row; the default of <typeparamref name="T"/> when there is no row or it is null.
    /// </summary>
    public async Task<T?> ValueAsync<T>(CancellationToken cancel)
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) && !reader.IsDBNull(0) ? Column<T>.Read(reader, 0) : default;
    }

    /// <summary>Whether there is a row.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel)
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel);
    }

    /// <summary>Returns the number of changed rows.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var command = _command;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="mapFor">Called once with the columns.</param>
    /// <param name="cancel">Ends the query.</param>
    private async Task<ImmutableArray<T>> ReadAsync<T>(
        Func<NpgsqlDataReader, Func<NpgsqlDataReader, T>> mapFor,
        CancellationToken cancel
    )
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (map, rows) = (mapFor(reader), ImmutableArray.CreateBuilder<T>());
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(map(reader));
        }

        return rows.DrainToImmutable();
    }
}
