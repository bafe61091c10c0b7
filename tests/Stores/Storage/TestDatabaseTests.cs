using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class TestDatabaseTests(TestDatabase shared) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_class_gets_the_schema_of_this_build() =>
        Assert.Equal("users", await shared.ScalarAsync<string>("select to_regclass('users')::text"));

    [Fact]
    public async Task Two_databases_share_no_rows()
    {
        await using var first = await TestDatabase.CreateAsync();
        await using var second = await TestDatabase.CreateAsync();
        await first.ExecuteAsync("create table seen (n integer); insert into seen values (1)");

        Assert.Null(await second.ScalarAsync<string>("select to_regclass('seen')::text"));
        Assert.Equal(1, await first.ScalarAsync<int>("select n from seen"));
    }

    [Fact]
    public async Task A_database_is_dropped_on_disposal()
    {
        string name;
        await using (var one = await TestDatabase.CreateAsync())
        {
            name = (await one.ScalarAsync<string>("select current_database()::text"))!;
        }

        await using var command = shared.DataSource.CreateCommand(
            "select exists (select from pg_database where datname = @name)"
        );
        command.Parameters.AddWithValue("name", name);
        Assert.Equal(false, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task An_empty_database_has_no_tables()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await empty.ScalarAsync<long>("select count(*) from pg_tables where schemaname = 'public'"));
    }
}
