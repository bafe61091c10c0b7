using System.Collections.Immutable;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class MigrationsTests
{
    private static readonly ImmutableArray<Migration> Two =
    [
        new Migration(1, "first", "create table first (n integer)"),
        new Migration(2, "second", "create table second (n integer); insert into first values (1)"),
    ];

    [Fact]
    public async Task The_files_of_this_build_apply_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var files = MigrationFiles.Embedded();

        Assert.Equal(files.Count, await database.ApplyAsync(files));
        Assert.Equal(0, await database.ApplyAsync(files));
        Assert.Equal(files.Numbered.Length, await database.ScalarAsync<long>("select count(*) from schema_migrations"));
        Assert.Equal("0001_core.sql", files.Numbered[0].File);
        Assert.Equal("orleansquery", await database.ScalarAsync<string>("select to_regclass('orleansquery')::text"));
    }

    [Fact]
    public async Task A_later_build_applies_only_new_files()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(1, await database.ApplyAsync(Two[..1]));
        Assert.Equal(1, await database.ApplyAsync(Two));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from first"));
    }

    [Fact]
    public async Task Of_concurrent_processes_one_applies_the_files()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => database.ApplyAsync(Two))));

        Assert.Equal([2], runs.Where(count => count > 0));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from first"));
    }

    [Fact]
    public async Task A_changed_file_is_named_and_nothing_is_applied()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Two[..1]);
        ImmutableArray<Migration> changed = [new Migration(1, "first", "create table first (n bigint)"), Two[1]];
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(changed));

        Assert.Contains("0001_first.sql", failure.Message, StringComparison.Ordinal);
        Assert.Null(await database.ScalarAsync<string>("select to_regclass('second')::text"));
    }

    [Fact]
    public async Task A_failed_step_is_rolled_back_and_the_next_run_continues()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        ImmutableArray<Migration> broken =
        [
            Two[0],
            new Migration(2, "broken", "create table half (n integer); select 1 / 0"),
        ];
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(broken));

        Assert.Contains("0002_broken.sql", failure.Message, StringComparison.Ordinal);
        Assert.IsType<PostgresException>(failure.InnerException);
        Assert.Null(await database.ScalarAsync<string>("select to_regclass('half')::text"));
        // Step 1 is kept and the advisory lock is released.
        Assert.Equal(1, await database.ApplyAsync(Two));
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Two);
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(Two[..1]));
        Assert.Contains("0002_second", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_the_database_is_refused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Two);
        await database.ExecuteAsync("delete from schema_migrations where version = 1");
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(Two));
        Assert.Contains("not 0001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_the_lock_can_be_cancelled()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var holder = await HoldLockAsync(database);

        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.ApplyAsync(new MigrationFiles(Two, []), cancel: cancel.Token)
        );
        Assert.Null(await database.ScalarAsync<string>("select to_regclass('first')::text"));
    }

    [Fact]
    public async Task A_wait_for_the_lock_ends_after_ten_minutes()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var holder = await HoldLockAsync(database);
        var time = new ManualTime();
        var waiting = database.ApplyAsync(new MigrationFiles(Two, []), time);
        await time.WhenArmedAsync(1);
        time.Advance(TimeSpan.FromSeconds(Migrations.LimitSeconds));

        var failure = await Assert.ThrowsAsync<MigrationException>(() => waiting);
        Assert.Contains("Another process", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.sql")]
    [InlineData("1_core.sql")]
    [InlineData("0001core.sql")]
    [InlineData("0001_.sql")]
    [InlineData("+001_core.sql")]
    [InlineData("0001_core.txt")]
    public void A_wrong_file_name_is_named(string file) =>
        Assert.Contains(
            file,
            Assert.Throws<MigrationException>(() => Migration.Parse(file, "")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("0001_a.sql", "0001_b.sql", "0001_b.sql")]
    [InlineData("0002_a.sql", "0003_b.sql", "0002_a.sql")]
    public void A_missing_or_duplicate_number_is_named(string first, string second, string named)
    {
        var failure = Assert.Throws<MigrationException>(() =>
            Migration.InOrder([Migration.Parse(second, ""), Migration.Parse(first, "")])
        );
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_may_stay_unused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        ImmutableArray<Migration> apart = [Two[0], Two[1] with { Version = 20 }];

        Assert.Equal([1, 20], Migration.InOrder(apart.Reverse()).Select(step => step.Version));
        Assert.Equal(2, await database.ApplyAsync(apart));
        Assert.Equal(0, await database.ApplyAsync(apart));
    }

    [Fact]
    public void Line_ends_do_not_change_the_checksum()
    {
        Assert.Equal(new Migration(1, "a", "x\ny").Checksum, new Migration(1, "a", "x\r\ny").Checksum);
        Assert.NotEqual(new Migration(1, "a", "x\ny").Checksum, new Migration(1, "a", "x y").Checksum);
    }

    private static async Task<NpgsqlConnection> HoldLockAsync(TestDatabase database)
    {
        var holder = await database.DataSource.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("select pg_advisory_lock(@key)", holder);
        hold.Parameters.AddWithValue("key", Migrations.LockKey);
        await hold.ExecuteNonQueryAsync();
        return holder;
    }
}
