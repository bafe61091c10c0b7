using Npgsql;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The statements of the storage, which the database itself keeps in OrleansQuery.</summary>
internal sealed record StorageQueries(string Read, string Write, string Clear, string? Delete)
{
    private const string All = """
        SELECT querykey, querytext FROM orleansquery
        WHERE querykey IN ('ReadFromStorageKey', 'WriteToStorageKey', 'ClearStorageKey', 'DeleteStorageKey')
        """;

    public static async Task<StorageQueries> LoadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(All);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetString(0), reader.GetString(1));
        }

        return new(Get("ReadFromStorageKey"), Get("WriteToStorageKey"), Get("ClearStorageKey"), texts.GetValueOrDefault("DeleteStorageKey"));

        string Get(string key) => texts.GetValueOrDefault(key)
            ?? throw new OrleansConfigurationException($"The database has no {key} in OrleansQuery: apply the migrations.");
    }
}
