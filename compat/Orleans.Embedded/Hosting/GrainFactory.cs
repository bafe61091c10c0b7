using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class GrainFactory(SiloLink link) : IGrainFactory
{
    public T GetGrain<T>(Guid primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidKey => Reference<T>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerKey => Reference<T>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Reference<T>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public T GetGrain<T>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Reference<T>(GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public T GetGrain<T>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Reference<T>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public T GetGrain<T>(GrainId grainId)
        where T : IAddressable
    {
        if (grainId.Type != ObserverDirectory.Type)
        {
            GrainClassMap.Instance.Get(grainId.Type);
        }

        return Reference<T>(grainId);
    }

    public T CreateObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        return Reference<T>(link.Observers.Add(obj));
    }

    public void DeleteObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver => link.Observers.Remove(obj.GetGrainId());

    public T Reference<T>(GrainId id) => (T)(object)Interface<T>.Blank.For(link, id);

    private T Reference<T>(IdSpan key, string? classNamePrefix) => Reference<T>(new GrainId(
        (classNamePrefix is null ? Interface<T>.Class.Value : GrainClassMap.Instance.Get(typeof(T), classNamePrefix)).GrainType, key));

    /// <summary>What is found once for each interface. Copying a blank reference is ten times as fast as generating one.</summary>
    private static class Interface<T>
    {
        public static readonly GrainProxy Blank = (GrainProxy)(object)DispatchProxy.Create<T, GrainProxy>()!;
        public static readonly Lazy<GrainClass> Class = new(() => GrainClassMap.Instance.Get(typeof(T), null));
    }
}
