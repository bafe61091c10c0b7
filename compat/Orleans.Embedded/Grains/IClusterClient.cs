namespace Orleans;

/// <summary>The grain factory as code outside grains takes it.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
