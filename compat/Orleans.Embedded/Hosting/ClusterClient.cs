using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class ClusterClient(GrainFactory factory, IServiceProvider services) : IClusterClient
{
    public IServiceProvider ServiceProvider => services;

    public T GetGrain<T>(Guid primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidKey => factory.GetGrain<T>(primaryKey, grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerKey => factory.GetGrain<T>(primaryKey, grainClassNamePrefix);

    public T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithStringKey => factory.GetGrain<T>(primaryKey, grainClassNamePrefix);

    public T GetGrain<T>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidCompoundKey => factory.GetGrain<T>(primaryKey, keyExtension, grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerCompoundKey => factory.GetGrain<T>(primaryKey, keyExtension, grainClassNamePrefix);

    public T GetGrain<T>(GrainId grainId)
        where T : IAddressable => factory.GetGrain<T>(grainId);

    public T CreateObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver => factory.CreateObjectReference<T>(obj);

    public void DeleteObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver => factory.DeleteObjectReference<T>(obj);
}
