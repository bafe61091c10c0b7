using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class ConcurrentIndexesTests
{
    private const string Invalid = "select count(*) from pg_index where not indisvalid";

    private const string Names = """
        select string_agg(indexname, ' ' order by indexname collate "C") from pg_indexes
        where schemaname = 'public' and indexname like '%big_%'
        """;

    private static readonly Migration Table = new(
        1,
        "table",
        """
        create table big (id integer, n integer);
        insert into big select i, i from generate_series(1, 2000) i
        """
    );

    private static readonly Migration PartitionedTable = new(
        1,
        "table",
        """
        create table big (id integer, n integer) partition by range (id);
        create table part_1 partition of big for values from (0) to (1000);
        create table part_2 partition of big for values from (1000) to (5000);
        insert into big select i, i from generate_series(1, 2000) i
        """
    );

    private static readonly Migration Indexes = new(
        2,
        "indexes",
        """
        -- concurrently
        -- Read by a test; this comment's apostrophe and semicolon do not count.
        create index concurrently big_id on big (id) where n <> 3;
        create index concurrently big_n on big (n);
        """
    );

    [Fact]
    public async Task Writes_continue_while_an_index_is_built()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync([Table]);
        await using var writer = await BeginWriteAsync(database);
        var applying = database.ApplyAsync([Table, Indexes]);
        await BuildingAsync(database, "big_id");

        for (var i = 0; i < 20; i++)
        {
            await database.ExecuteAsync(
                """
                set lock_timeout = '2s';
                insert into big values (1, 1);
                update big set n = 7 where id = 7
                """
            );
        }
        Assert.False(applying.IsCompleted);
        await CommitAsync(writer);
        Assert.Equal(1, await applying);

        Assert.Equal(0, await database.ScalarAsync<long>(Invalid));
        Assert.Equal("big_id big_n", await database.ScalarAsync<string>(Names));
        await database.ExecuteAsync("analyze big");
        Assert.Equal(2020, await database.ScalarAsync<long>("select count(*) from big where n is not null"));
    }

    [Fact]
    public async Task A_crash_between_two_indexes_is_repaired_by_the_next_start()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var first = Indexes with { Sql = "-- concurrently\ncreate index concurrently big_id on big (id) where n <> 3" };
        // Only the index of the first statement exists, as after a crash before the second.
        await database.ApplyAsync([Table, first]);
        await database.ExecuteAsync("delete from schema_migrations where version = 2");
        var built = await database.ScalarAsync<uint>("select 'big_id'::regclass::oid");
        await CrashAsync(database, [Table, Indexes], index: "big_n");

        Assert.Equal(1, await database.ScalarAsync<long>(Invalid));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from schema_migrations"));
        Assert.Equal(1, await database.ApplyAsync([Table, Indexes]));
        Assert.Equal(0, await database.ScalarAsync<long>(Invalid));
        Assert.Equal("big_id big_n", await database.ScalarAsync<string>(Names));
        Assert.Equal(built, await database.ScalarAsync<uint>("select 'big_id'::regclass::oid"));
        Assert.Equal(0, await database.ApplyAsync([Table, Indexes]));
    }

    [Fact]
    public async Task Every_partition_gets_its_index_also_after_a_crash()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync([PartitionedTable]);
        await CrashAsync(database, [PartitionedTable, Indexes], index: "part_2_big_id");
        Assert.Equal("part_1_big_id part_2_big_id", await database.ScalarAsync<string>(Names));
        Assert.Equal(1, await database.ScalarAsync<long>(Invalid));

        Assert.Equal(1, await database.ApplyAsync([PartitionedTable, Indexes]));
        Assert.Equal(0, await database.ScalarAsync<long>(Invalid));
        Assert.Equal(
            "big_id big_n part_1_big_id part_1_big_n part_2_big_id part_2_big_n",
            await database.ScalarAsync<string>(Names)
        );
        // A partition that is created later has the indexes too.
        await database.ExecuteAsync("create table part_3 partition of big for values from (5000) to (6000)");
        Assert.Equal(
            3,
            await database.ScalarAsync<long>("select count(*) from pg_inherits where inhparent = 'big_n'::regclass")
        );
    }

    [Fact]
    public async Task Concurrently_starting_processes_do_not_block_the_build()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync([Table]);
        var runs = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.ApplyAsync([Table, Indexes])))
        );

        Assert.Equal([1], runs.Where(count => count > 0));
        Assert.Equal(0, await database.ScalarAsync<long>(Invalid));
    }

    [Fact]
    public async Task A_unique_index_over_duplicates_fails_and_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync([Table]);
        await database.ExecuteAsync("insert into big values (1, 1)");
        var unique = new Migration(
            2,
            "unique",
            "-- concurrently\r\ncreate unique index concurrently big_once on big (id);\r\n"
        );
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync([Table, unique]));

        Assert.Contains("0002_unique.sql", failure.Message, StringComparison.Ordinal);
        Assert.Null(await database.ScalarAsync<string>(Names));
        await database.ExecuteAsync("delete from big where ctid = (select max(ctid) from big where id = 1)");
        Assert.Equal(1, await database.ApplyAsync([Table, unique]));
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("insert into big values (1, 1)"));
    }

    [Fact]
    public async Task A_replaced_index_is_dropped_concurrently()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync([Table, Indexes]);
        var replace = new Migration(
            3,
            "replace",
            """
            -- concurrently
            create index concurrently big_n_id on big (n, id);
            drop index concurrently if exists big_n;
            """
        );

        Assert.Equal(1, await database.ApplyAsync([Table, Indexes, replace]));
        Assert.Equal("big_id big_n_id", await database.ScalarAsync<string>(Names));
    }

    /// <summary>Ends the session of a migration while it builds an index.</summary>
    private static async Task CrashAsync(TestDatabase database, ImmutableArray<Migration> migrations, string index)
    {
        await using var writer = await BeginWriteAsync(database);
        var applying = database.ApplyAsync(migrations);
        var session = await BuildingAsync(database, index);
        await database.ExecuteAsync($"select pg_terminate_backend({session}, 10000)");
        await Assert.ThrowsAnyAsync<Exception>(() => applying);
        await CommitAsync(writer);
    }

    /// <summary>
    /// An open transaction that has written a row, in part_2 if there are partitions. An index build waits for it.
    /// </summary>
    private static async Task<NpgsqlConnection> BeginWriteAsync(TestDatabase database)
    {
        var connection = await database.DataSource.OpenConnectionAsync();
        await using var write = new NpgsqlCommand("begin; update big set n = n where id = 1500", connection);
        await write.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task CommitAsync(NpgsqlConnection connection)
    {
        await using var commit = new NpgsqlCommand("commit", connection);
        await commit.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Waits until the index build is blocked by the transaction and returns the process id of its session.
    /// </summary>
    private static async Task<int> BuildingAsync(TestDatabase database, string index)
    {
        while (true)
        {
            var session = await database.ScalarAsync<int>(
                $"""
                select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                    and query like 'create index concurrently {index} %'
                """
            );
            if (session != 0)
            {
                return session;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
