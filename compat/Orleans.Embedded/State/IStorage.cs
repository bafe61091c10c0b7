using Orleans.Core;

namespace Orleans.Core
{
    /// <summary>A grain's stored record. A failed write leaves the changed state in memory: read again or deactivate.</summary>
    public interface IStorage
    {
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A constructor parameter marked [PersistentState]; read before the grain's OnActivateAsync.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <param name="stateName">Names the record; unique per grain class, because stored keys carry no grain type.</param>
    /// <param name="storageName">The storage provider; null for the default one.</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName;

        public string? StorageName { get; } = storageName;
    }
}
