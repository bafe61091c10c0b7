using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Records in this process's memory, serialised so that a grain never shares an object with its record.</summary>
internal sealed class MemoryGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), Row> _rows = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = _rows.GetValueOrDefault((stateName, grainId));
        grainState.ETag = Etag(row);
        grainState.RecordExists = row?.Payload is not null;
        grainState.State = row?.Payload is { } payload ? serializer.Deserialize<T>(payload) : InitialState<T>.Make();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Replace(stateName, grainId, grainState, serializer.Serialize(grainState.State));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            Replace(stateName, grainId, grainState, payload: null);
        }

        grainState.RecordExists = false;
        grainState.State = InitialState<T>.Make();
        return Task.CompletedTask;
    }

    private static string? Etag(Row? row) => row?.Version.ToString(CultureInfo.InvariantCulture);

    private void Replace<T>(string stateName, GrainId grainId, IGrainState<T> grainState, BinaryData? payload)
    {
        var key = (stateName, grainId);
        var old = _rows.GetValueOrDefault(key);
        var made = new Row((old?.Version ?? 0) + 1, payload);
        var replaced = Etag(old) == grainState.ETag
            && (old is null ? _rows.TryAdd(key, made) : _rows.TryUpdate(key, made, old));
        if (!replaced)
        {
            throw new InconsistentStateException("The record has changed.", Etag(_rows.GetValueOrDefault(key)), grainState.ETag);
        }

        grainState.ETag = Etag(made);
    }

    private sealed record Row(int Version, BinaryData? Payload);
}
