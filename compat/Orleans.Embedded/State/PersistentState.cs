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
        Guard("read", () => storage.ReadStateAsync(stateName, grainId, _record, cancellationToken), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Guard("write", () => storage.WriteStateAsync(stateName, grainId, _record, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Guard("clear", () => storage.ClearStateAsync(stateName, grainId, _record, cancellationToken), cancellationToken);

    /// <summary>A grain sees one kind of failure whatever the provider; the provider's own is inside.</summary>
    private async Task Guard(string operation, Func<Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OrleansException && !(failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new OrleansException($"The storage could not {operation} the state {stateName} of a {grainId.Type} grain: {failure.Message}", failure);
        }
    }
}
