using System.Reflection;
using Orleans.Embedded;
using Orleans.Serialization.Invocation;

namespace Orleans
{
    /// <summary>One call on its way. Clients of a cluster and its silos see theirs; one process has neither.</summary>
    public interface IGrainCallContext
    {
        MethodInfo InterfaceMethod { get; }

        Response? Response { get; set; }

        Task Invoke();
    }

    public interface IOutgoingGrainCallContext : IGrainCallContext;

    public interface IOutgoingGrainCallFilter
    {
        Task Invoke(IOutgoingGrainCallContext context);
    }
}

namespace Orleans.Serialization.Invocation
{
    /// <summary>How a call ended.</summary>
    public abstract class Response
    {
        public abstract Exception? Exception { get; set; }
    }
}

namespace Orleans.Hosting
{
    public static class ClientBuilderGrainCallFilterExtensions
    {
        public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
            where TImplementation : class, IOutgoingGrainCallFilter => throw OneProcess.Only();
    }

    public static class GrainCallFilterSiloBuilderExtensions
    {
        public static ISiloBuilder AddOutgoingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
            where TImplementation : class, IOutgoingGrainCallFilter => throw OneProcess.Only();
    }
}
