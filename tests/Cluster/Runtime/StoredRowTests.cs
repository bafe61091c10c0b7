using System.Text.Json;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>The rows themselves: both package sets must read and write the same ones.</summary>
public sealed class StoredRowTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Guid Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    [Fact]
    public async Task A_string_key_is_stored_as_text_with_the_hash_of_its_bytes_from_back_to_front()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo => silo.UsePostgres(database));
        const string Documented = "Nobody inspects the spammish repetition";
        var key = new string([.. Documented.Reverse()]);

        await cluster.Grain<IRecordGrain>(key).Write("x").Soon();

        // Documented are 0xE2293B2F and, for "abc", 0x32D153FF; what is stored has their bytes in the other order.
        Assert.Equal($"{0x2F3B29E2} {unchecked((int)0xFF53D132)} 0 0 {key} 1", await RowAsync("abc", key));
    }

    [Fact]
    public async Task A_guid_is_stored_as_two_numbers_and_its_extension_as_text()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo => silo.UsePostgres(database));

        await cluster.Client.GetGrain<IGuidRecordGrain>(Id, "part").Write("x").Soon();

        var bytes = Id.ToByteArray();
        var row = await RowAsync("guid-record", "part");
        Assert.EndsWith($" {BitConverter.ToInt64(bytes, 0)} {BitConverter.ToInt64(bytes, 8)} part 1", row);
    }

    [Fact]
    public async Task A_number_is_stored_as_the_second_number()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo => silo.UsePostgres(database));
        var grain = cluster.Client.GetGrain<INumberRecordGrain>(-7);

        await grain.Write("x").Soon();
        await grain.Write("y").Soon();

        Assert.EndsWith(" 0 -7  2", await RowAsync("number-record", ""));
    }

    [Fact]
    public async Task A_payload_is_what_the_serializer_wrote_and_the_service_id_keeps_clusters_apart()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo => silo.UsePostgres(database));
        await using var other = await RuntimeCluster.StartAsync(
            silo => silo.UsePostgres(database),
            service: "another-service"
        );

        await cluster.Grain<IRecordGrain>("payload-1").Write("x").Soon();

        Assert.Equal(
            """{"Text":"x","Numbers":[1]}""",
            await database.ScalarAsync<string>(
                "select convert_from(payload, 'UTF8') from grain_record where key_text = 'payload-1'"
            )
        );
        Assert.False((await other.Grain<IRecordGrain>("payload-1").View().Soon()).Exists);
    }

    private Task<string?> RowAsync(string stateName, string key) =>
        database.ScalarAsync<string>(
            "select concat_ws(' ', id_hash, type_hash, n0, n1, key_text, version) from grain_record where "
                + $"state_name = '{stateName}' and key_text = '{key}'"
        );
}

internal static class PostgresStorage
{
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo, TestDatabase database) =>
        silo.AddAdoNetGrainStorageAsDefault(
            (AdoNetGrainStorageOptions o) =>
            {
                o.Invariant = "Npgsql";
                o.ConnectionString = database.ConnectionString;
                o.GrainStorageSerializer = new PlainJson();
            }
        );

    private sealed class PlainJson : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
    }
}
