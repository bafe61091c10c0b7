using Npgsql;
using Xunit;

namespace Veritas.Tests.Support;

/// <summary>
/// A database with the schema of this build and no rows, for a test class (as a class fixture) or for one test (<see
/// cref="CreateAsync"/>). It is dropped on disposal.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private string _name = "";
    private NpgsqlDataSource? _source;

    /// <summary>Connection string of this database, including the password.</summary>
    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource =>
        _source ?? throw new InvalidOperationException("The database is not made yet.");

    /// <summary>Creates a migrated database; the caller disposes it.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        return database;
    }

    /// <summary>Creates a database without tables; the caller disposes it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var database = new TestDatabase();
        await database.OpenAsync(await TestCatalog.CreateEmptyAsync());
        return database;
    }

    public async ValueTask InitializeAsync() => await OpenAsync(await TestCatalog.CreateMigratedAsync());

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
            await TestCatalog.DropAsync(_name);
        }
    }

    /// <summary>Runs statements that return no rows.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row; null if there is no row or the value is null.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>
    /// Closes all connections and refuses new ones until <see cref="AcceptConnectionsAsync"/> is called.
    /// </summary>
    public Task RefuseConnectionsAsync() => TestCatalog.RefuseConnectionsAsync(_name);

    /// <summary>Accepts connections again.</summary>
    public Task AcceptConnectionsAsync() => TestCatalog.AcceptConnectionsAsync(_name);

    private async Task OpenAsync(string made)
    {
        _name = made;
        ConnectionString = await TestServer.ConnectionStringAsync(_name);
        _source = NpgsqlDataSource.Create(ConnectionString);
    }
}
