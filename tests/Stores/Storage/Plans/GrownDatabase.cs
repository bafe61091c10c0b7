using Npgsql;
using Veritas.Bench.Data;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// A database in which every growing table is large enough that a sequential scan costs more than an index lookup.
/// bench/Data fills it, and grown.sql fills the tables that bench/Data leaves empty.
/// </summary>
[CollectionDefinition(Name)]
public sealed class GrownDatabase : IAsyncLifetime, ICollectionFixture<GrownDatabase>
{
    public const string Name = "grown database";
    public static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public NpgsqlDataSource Source => _database!.DataSource;

    /// <summary>
    /// The statements in the compiled code, in the table of the Orleans providers, and in database functions.
    /// </summary>
    internal IReadOnlyList<SqlText> Statements { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var sizes = Sizes.Full(Now) with
        {
            Students = 3_000,
            Teachers = 40,
            Attempts = 20_000,
            Events = 80_000,
            Questions = 5,
        };
        await DataSet.LoadAsync(Source, sizes, null, CancellationToken.None);
        await DataSet.SummariseAsync(Source, Now, CancellationToken.None);
        await using var grow = Source.CreateCommand(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storage", "Plans", "grown.sql"))
        );
        grow.CommandTimeout = 300;
        await grow.ExecuteNonQueryAsync();
        await using var settle = Source.CreateCommand("vacuum analyze");
        settle.CommandTimeout = 300;
        await settle.ExecuteNonQueryAsync();
        var texts = SqlTexts.Of(typeof(VeritasDatabase).Assembly.Location);
        Statements =
        [
            .. texts.Where(t => !RuntimeTexts.Owners.Contains(t.Owners)),
            .. await ProvidersAsync(),
            .. await FunctionTexts.OfAsync(Source),
        ];
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    private async Task<List<SqlText>> ProvidersAsync()
    {
        await using var command = Source.CreateCommand(
            "select querykey, querytext from orleansquery order by querykey"
        );
        var texts = new List<SqlText>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            texts.Add(new SqlText(row.GetString(1), $"orleansquery.{row.GetString(0)}"));
        }

        return texts;
    }
}
