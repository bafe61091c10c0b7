using Orleans.Embedded;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>A client of a cluster needs one, which one process is not.</summary>
public static class OrleansClientGenericHostExtensions
{
    /// <exception cref="Orleans.Runtime.OrleansConfigurationException">Always.</exception>
    public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate) =>
        throw OneProcess.Only();
}
