using Npgsql;
using NpgsqlTypes;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

/// <summary>The statements of 0002_orleans.sql, executed as by the ADO.NET providers.</summary>
public sealed class OrleansQueriesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task State_is_written_only_if_the_version_is_unchanged()
    {
        Assert.Equal(1, await StateAsync("WriteToStorageKey", "a", version: null, payload: [1]));
        Assert.Null(await StateAsync("WriteToStorageKey", "a", version: null, payload: [2]));
        Assert.Equal(2, await StateAsync("WriteToStorageKey", "a", version: 1, payload: [3]));
        Assert.Null(await StateAsync("WriteToStorageKey", "a", version: 1, payload: [4]));
        Assert.Equal(3, await StateAsync("ClearStorageKey", "a", version: 2));
        Assert.Null(await StateAsync("ClearStorageKey", "a", version: 2));
        Assert.Equal(4, await StateAsync("WriteToStorageKey", "a", version: 3, payload: [5]));
        Assert.Null(await StateAsync("DeleteStorageKey", "a", version: 3));
        Assert.Equal(5, await StateAsync("DeleteStorageKey", "a", version: 4));
        Assert.Equal(1, await StateAsync("WriteToStorageKey", "a", version: null, payload: [6]));
    }

    [Fact]
    public async Task A_key_without_text_is_found()
    {
        Assert.Equal(1, await StateAsync("WriteToStorageKey", extension: null, version: null, payload: [7]));
        Assert.Equal(2, await StateAsync("WriteToStorageKey", extension: null, version: 1, payload: [8]));
        Assert.Equal([8], await PayloadAsync(null));
    }

    [Fact]
    public async Task Of_concurrent_writers_of_one_version_one_succeeds()
    {
        Assert.Equal(1, await StateAsync("WriteToStorageKey", "race", version: null, payload: [0]));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(n => StateAsync("WriteToStorageKey", "race", 1, [(byte)n]))
        );
        Assert.Equal([2], answers.OfType<int>());
    }

    [Fact]
    public async Task Members_change_only_with_the_current_version()
    {
        const string Cluster = "members";
        Assert.Equal(true, await MemberAsync("InsertMembershipVersionKey", Cluster));
        Assert.Equal(false, await MemberAsync("InsertMembershipVersionKey", Cluster));
        Assert.Equal(true, await MemberAsync("InsertMembershipKey", Cluster, port: 1, version: 0));
        Assert.Equal(false, await MemberAsync("InsertMembershipKey", Cluster, port: 2, version: 0));
        Assert.Equal(false, await MemberAsync("InsertMembershipKey", Cluster, port: 1, version: 1));
        Assert.Equal(true, await MemberAsync("UpdateMembershipKey", Cluster, port: 1, version: 1));
        Assert.Equal(false, await MemberAsync("UpdateMembershipKey", Cluster, port: 9, version: 2));
        Assert.Equal(2, await MemberAsync("MembershipReadAllKey", Cluster));
        Assert.Equal(2, await MemberAsync("MembershipReadRowKey", Cluster, port: 77));
        Assert.Equal("10.0.0.1", await MemberAsync("GatewaysQueryKey", Cluster));

        await MemberAsync("CleanupDefunctSiloEntriesKey", Cluster);
        Assert.Equal("10.0.0.1", await MemberAsync("GatewaysQueryKey", Cluster));
        await MemberAsync("DeleteMembershipTableEntriesKey", Cluster);
        Assert.Null(await MemberAsync("MembershipReadAllKey", Cluster));
    }

    [Fact]
    public async Task Of_concurrently_joining_silos_one_gets_each_version()
    {
        const string Cluster = "race";
        await MemberAsync("InsertMembershipVersionKey", Cluster);
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 16).Select(port => MemberAsync("InsertMembershipKey", Cluster, port, version: 0))
        );
        Assert.Single(answers, answer => answer is true);
        Assert.Equal(1, await MemberAsync("MembershipReadAllKey", Cluster));
    }

    private async Task<object?> MemberAsync(string key, string cluster, int port = 1, int version = 0)
    {
        await using var command = database.DataSource.CreateCommand(await TextAsync(key));
        command.Parameters.AddWithValue("DeploymentId", cluster);
        command.Parameters.AddWithValue("Address", "10.0.0.1");
        command.Parameters.AddWithValue("Port", port);
        command.Parameters.AddWithValue("Generation", 7);
        command.Parameters.AddWithValue("SiloName", "silo");
        command.Parameters.AddWithValue("HostName", "host");
        command.Parameters.AddWithValue("Status", 3);
        command.Parameters.AddWithValue("ProxyPort", 30_000);
        command.Parameters.AddWithValue("SuspectTimes", DBNull.Value);
        command.Parameters.AddWithValue("StartTime", new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        command.Parameters.AddWithValue("IAmAliveTime", new DateTime(2030, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        command.Parameters.AddWithValue("Version", version);
        return await command.ExecuteScalarAsync();
    }

    private async Task<int?> StateAsync(string key, string? extension, int? version, byte[]? payload = null)
    {
        await using var command = await StateCommandAsync(key, extension);
        command.Parameters.AddWithValue("GrainStateVersion", NpgsqlDbType.Integer, version ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("PayloadBinary", NpgsqlDbType.Bytea, payload ?? (object)DBNull.Value);
        return (int?)await command.ExecuteScalarAsync();
    }

    private async Task<byte[]?> PayloadAsync(string? extension)
    {
        await using var command = await StateCommandAsync("ReadFromStorageKey", extension);
        return (byte[]?)await command.ExecuteScalarAsync();
    }

    private async Task<NpgsqlCommand> StateCommandAsync(string key, string? extension)
    {
        var command = database.DataSource.CreateCommand(await TextAsync(key));
        command.Parameters.AddWithValue("GrainIdHash", 1);
        command.Parameters.AddWithValue("GrainIdN0", 0L);
        command.Parameters.AddWithValue("GrainIdN1", 5L);
        command.Parameters.AddWithValue("GrainTypeHash", 2);
        command.Parameters.AddWithValue("GrainTypeString", "state");
        command.Parameters.AddWithValue("GrainIdExtensionString", NpgsqlDbType.Text, extension ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("ServiceId", "veritas");
        return command;
    }

    private async Task<string> TextAsync(string key)
    {
        await using var command = database.DataSource.CreateCommand(
            "select querytext from orleansquery where querykey = @key"
        );
        command.Parameters.AddWithValue("key", key);
        return Assert.IsType<string>(await command.ExecuteScalarAsync());
    }
}
