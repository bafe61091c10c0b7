using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>One record of one activation, over a storage provider.</summary>
internal sealed class PersistentState<T>(string stateName, GrainId grainId, IGrainStorage storage) : IPersistentState<T>
{
    private readonly GrainState<T> _record = new() { State = InitialState<T>.Make() };

    public T State
    {
        get => _record.State;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        storage.ReadStateAsync(stateName, grainId, _record, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        storage.WriteStateAsync(stateName, grainId, _record, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        storage.ClearStateAsync(stateName, grainId, _record, cancellationToken);
}
