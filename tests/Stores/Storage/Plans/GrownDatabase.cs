using System.Text.RegularExpressions;
using Npgsql;
using Veritas.Bench.Data;
using Veritas.Grains.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// A database in which every table that grows has grown so far that reading it from end to end costs more than finding a row: what bench/Data loads, and
/// grown.sql for the tables it leaves empty.
/// </summary>
[CollectionDefinition(Name)]
public sealed class GrownDatabase : IAsyncLifetime, ICollectionFixture<GrownDatabase>
{
    public const string Name = "grown database";
    public static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public NpgsqlDataSource Source => _database!.DataSource;

    /// <summary>Those of the grains' assembly, and those that the providers of Orleans find in the database.</summary>
    internal IReadOnlyList<SqlText> Statements { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var sizes = Sizes.Full(Now) with { Students = 3_000, Teachers = 40, Attempts = 20_000, Events = 80_000, Questions = 5 };
        await DataSet.LoadAsync(Source, sizes, null, CancellationToken.None);
        await DataSet.SummariseAsync(Source, Now, CancellationToken.None);
        await using var grow = Source.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storage", "Plans", "grown.sql")));
        grow.CommandTimeout = 300;
        await grow.ExecuteNonQueryAsync();
        await using var settle = Source.CreateCommand("vacuum analyze");
        settle.CommandTimeout = 300;
        await settle.ExecuteNonQueryAsync();
        var texts = SqlTexts.Of(typeof(VeritasDatabase).Assembly.Location);
        Statements = [.. texts.Where(t => !RuntimeTexts.Owners.Contains(t.Owners)), .. await ProvidersAsync(), .. await FunctionsAsync()];
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    private async Task<List<SqlText>> ProvidersAsync()
    {
        await using var command = Source.CreateCommand("select querykey, querytext from orleansquery order by querykey");
        return await ReadAsync(command, r => new SqlText(r.GetString(1), $"orleansquery.{r.GetString(0)}"));
    }

    /// <summary>What functions in SQL do is hidden from the plan of the statement that calls them, so each is a statement of its own.</summary>
    private async Task<List<SqlText>> FunctionsAsync()
    {
        await using var command = Source.CreateCommand("""
            select p.proname, p.prosrc, p.proargnames, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a(t, n) order by n)
            from pg_proc p join pg_language l on l.oid = p.prolang
            where p.pronamespace = 'public'::regnamespace and l.lanname = 'sql' and p.prosrc ~ '\mfrom\M\s+[a-z_]+\s+[a-z]'
                and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1
            """);
        return await ReadAsync(command, r =>
        {
            var (names, types) = (r.GetFieldValue<string[]>(2), r.GetFieldValue<string[]>(3));
            var text = names.Select((name, i) => (name, i)).Aggregate(r.GetString(1), (body, argument) =>
                Regex.Replace(body, $@"(?<![\w.]){argument.name}(?![\w.])", $"$${argument.i + 1}::{types[argument.i]}"));
            return new SqlText(text.Trim(), $"function {r.GetString(0)}");
        });
    }

    private static async Task<List<SqlText>> ReadAsync(NpgsqlCommand command, Func<NpgsqlDataReader, SqlText> read)
    {
        var texts = new List<SqlText>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            texts.Add(read(rows));
        }

        return texts;
    }
}
