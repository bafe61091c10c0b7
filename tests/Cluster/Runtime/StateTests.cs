using Orleans.Hosting;
using Orleans.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>What holds of any storage, run on memory and on PostgreSQL.</summary>
public sealed class StateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<RuntimeCluster> StartAsync(bool postgres) =>
        RuntimeCluster.StartAsync(
            silo =>
            {
                if (postgres)
                {
                    silo.UsePostgres(database);
                }
            },
            service: "veritas-test"
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_written_state_comes_back_with_the_next_activation(bool postgres)
    {
        await using var cluster = await StartAsync(postgres);
        var grain = cluster.Grain<IRecordGrain>("record-1");

        Assert.Equal(new(null, 0, false, null), await grain.View().Soon());
        var first = await grain.Write("one").Soon();
        var second = await grain.Write("two").Soon();
        await cluster.Cluster.DeactivateAsync(grain).Soon();

        Assert.True(first.Exists);
        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Equal(second, await grain.View().Soon());
        Assert.Equal(["activate with nothing", "activate with two"], cluster.Probe.Log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_again_forgets_what_was_not_written(bool postgres)
    {
        await using var cluster = await StartAsync(postgres);
        var grain = cluster.Grain<IRecordGrain>("record-2");
        var written = await grain.Write("one").Soon();

        Assert.Equal(written, await grain.ChangeAndRead("changed").Soon());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cleared_state_is_empty_and_can_be_written_again(bool postgres)
    {
        await using var cluster = await StartAsync(postgres);
        var grain = cluster.Grain<IRecordGrain>("record-3");
        await grain.Write("one").Soon();

        var cleared = await grain.Clear().Soon();
        await cluster.Cluster.DeactivateAsync(grain).Soon();
        var reloaded = await grain.View().Soon();
        var written = await grain.Write("two").Soon();

        Assert.Equal((null, 0, false), (cleared.Text, cleared.Numbers, cleared.Exists));
        Assert.Equal((null, 0), (reloaded.Text, reloaded.Numbers));
        Assert.Equal(("two", 1, true), (written.Text, written.Numbers, written.Exists));
    }

    [Fact]
    public async Task A_stale_version_fails_the_write_and_ends_the_activation()
    {
        await using var cluster = await StartAsync(postgres: true);
        var grain = cluster.Grain<IRecordGrain>("record-stale");
        await grain.Write("one").Soon();
        await database.ExecuteAsync("update grain_record set version = version + 1 where key_text = 'record-stale'");
        var gone = cluster.Cluster.WaitForDeactivationAsync(grain);

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => grain.Write("two").Soon());
        await gone.Soon();

        Assert.Equal("one", (await grain.View().Soon()).Text);
        Assert.Equal("two", (await grain.Write("two").Soon()).Text);
    }

    [Fact]
    public async Task Two_writers_of_a_new_record_do_not_overwrite_each_other()
    {
        await using var one = await StartAsync(postgres: true);
        await using var two = await StartAsync(postgres: true);
        var (mine, theirs) = (one.Grain<IRecordGrain>("record-race"), two.Grain<IRecordGrain>("record-race"));
        await Task.WhenAll(mine.View(), theirs.View()).Soon();

        await mine.Write("mine").Soon();
        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => theirs.Write("theirs").Soon());

        Assert.Equal("mine", (await theirs.View().Soon()).Text);
    }

    [Fact]
    public async Task A_swallowed_conflict_does_not_end_the_activation()
    {
        await using var cluster = await StartAsync(postgres: true);
        var grain = cluster.Grain<IRecordGrain>("record-swallow");
        await grain.Write("one").Soon();
        await database.ExecuteAsync("update grain_record set version = version + 1 where key_text = 'record-swallow'");

        Assert.Equal("InconsistentStateException", await grain.TryWrite("two").Soon());

        // The failed write has left its change in memory: the grain has to read again.
        Assert.Equal("two", (await grain.View().Soon()).Text);
        Assert.Equal("one", (await grain.ChangeAndRead("three").Soon()).Text);
    }

    [Fact]
    public async Task A_database_that_refuses_fails_the_call_and_nothing_else()
    {
        await using var cluster = await StartAsync(postgres: true);
        var grain = cluster.Grain<IRecordGrain>("record-refused");
        await grain.Write("one").Soon();

        await database.ExecuteAsync("alter table grain_record rename to grain_record_away");
        Assert.Equal("OrleansException over PostgresException", await grain.TryWrite("two").Soon());
        await database.ExecuteAsync("alter table grain_record_away rename to grain_record");

        Assert.Null(await grain.TryWrite("two").Soon());
    }
}
