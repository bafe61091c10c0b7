using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Grain state in PostgreSQL, in the rows that Orleans' ADO.NET provider reads and writes. The ETag is the row's version.</summary>
internal sealed class AdoNetGrainStorage : IGrainStorage, IAsyncDisposable
{
    private readonly AdoNetGrainStorageOptions _options;
    private readonly IGrainStorageSerializer _serializer;
    private readonly string _serviceId;
    private readonly NpgsqlDataSource _database;
    private volatile StorageQueries? _queries;

    public AdoNetGrainStorage(AdoNetGrainStorageOptions options, string name, string serviceId)
    {
        if (options.Invariant != "Npgsql")
        {
            throw new OrleansConfigurationException($"Grain storage \"{name}\": Invariant must be \"Npgsql\".");
        }

        if ((options.DataSource is null) == string.IsNullOrEmpty(options.ConnectionString))
        {
            throw new OrleansConfigurationException($"Grain storage \"{name}\": set exactly one of ConnectionString and DataSource.");
        }

        _options = options;
        _serviceId = serviceId;
        _serializer = options.GrainStorageSerializer ?? new JsonStorageSerializer();
        _database = options.DataSource as NpgsqlDataSource ?? NpgsqlDataSource.Create(options.ConnectionString);
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var query = (await QueriesAsync(cancellationToken)).Read;
        await using var command = StorageKey.Of(grainId).Command(_database, query, _serviceId, stateName);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var exists = await reader.ReadAsync(cancellationToken);
        grainState.RecordExists = exists;
        grainState.ETag = exists ? reader.GetInt32(reader.GetOrdinal("Version")).ToString(CultureInfo.InvariantCulture) : null;
        var payload = exists ? reader.GetOrdinal("PayloadBinary") : -1;
        grainState.State = exists && !await reader.IsDBNullAsync(payload, cancellationToken)
            ? _serializer.Deserialize<T>(new(reader.GetFieldValue<byte[]>(payload)))
            : InitialState<T>.Make();
    }

    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var query = (await QueriesAsync(cancellationToken)).Write;
        await using var command = StorageKey.Of(grainId).Command(_database, query, _serviceId, stateName);
        StorageKey.Add(command, query, "PayloadBinary", NpgsqlDbType.Bytea, _serializer.Serialize(grainState.State).ToArray());
        grainState.ETag = await SwapAsync(command, query, grainState.ETag, cancellationToken);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (!grainState.RecordExists)
        {
            await ReadStateAsync(stateName, grainId, grainState, cancellationToken);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var queries = await QueriesAsync(cancellationToken);
        var query = !_options.DeleteStateOnClear ? queries.Clear
            : queries.Delete ?? throw new OrleansConfigurationException("DeleteStateOnClear needs DeleteStorageKey in OrleansQuery.");
        await using var command = StorageKey.Of(grainId).Command(_database, query, _serviceId, stateName);
        var version = await SwapAsync(command, query, grainState.ETag, cancellationToken);
        grainState.ETag = _options.DeleteStateOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = InitialState<T>.Make();
    }

    public ValueTask DisposeAsync() => _options.DataSource is null ? _database.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Runs a statement that changes the row only at the version we know.</summary>
    private static async Task<string> SwapAsync(NpgsqlCommand command, string query, string? etag, CancellationToken cancellationToken)
    {
        object? known = etag is null ? null : int.Parse(etag, CultureInfo.InvariantCulture);
        StorageKey.Add(command, query, "GrainStateVersion", NpgsqlDbType.Integer, known);
        var version = await command.ExecuteScalarAsync(cancellationToken);
        return version is int made && !made.Equals(known)
            ? made.ToString(CultureInfo.InvariantCulture)
            : throw new InconsistentStateException("The stored record has changed.", storedEtag: null, etag);
    }

    private async ValueTask<StorageQueries> QueriesAsync(CancellationToken cancellationToken) =>
        _queries ??= await StorageQueries.LoadAsync(_database, cancellationToken);
}
