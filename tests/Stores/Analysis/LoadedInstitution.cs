using Npgsql;
using Veritas.Bench.Data;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Analysis;

/// <summary>
/// One percent of the institution in the dashboard benchmark, with summaries: 1,000 students, 10,000 attempts, 100,000
/// events.
/// </summary>
public sealed class LoadedInstitution : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public NpgsqlDataSource Source => _database!.DataSource;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await DataSet.LoadAsync(Source, Sizes.Full(Now).Scaled(0.01), null, CancellationToken.None);
        await DataSet.SummariseAsync(Source, Now, CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();
}
