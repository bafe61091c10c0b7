using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be called by reference: a grain or an observer.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Marks a grain interface. Real ones derive from a key kind below.</summary>
    public interface IGrain : IAddressable;

    public interface IGrainWithStringKey : IGrain;

    public interface IGrainWithGuidKey : IGrain;

    public interface IGrainWithIntegerKey : IGrain;

    public interface IGrainWithGuidCompoundKey : IGrain;

    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>Marks an interface through which grains call back into other code. Methods return void, Task or ValueTask.</summary>
    public interface IGrainObserver : IAddressable;
}
