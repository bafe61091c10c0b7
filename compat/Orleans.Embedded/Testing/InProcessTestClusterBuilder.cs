using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>A cluster in this process for tests. One silo, whatever number is asked for.</summary>
public sealed class InProcessTestClusterBuilder
{
    private readonly List<Action<IHostApplicationBuilder>> _hosts = [];
    private readonly List<Action<InProcessTestSiloSpecificOptions, ISiloBuilder>> _silos = [];

    public InProcessTestClusterBuilder()
        : this(1)
    {
    }

    public InProcessTestClusterBuilder(short initialSilosCount) => Options = new() { InitialSilosCount = initialSilosCount };

    public InProcessTestClusterOptions Options { get; }

    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        _hosts.Add(configureDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        _silos.Add(configureSiloDelegate);
        return this;
    }

    public InProcessTestCluster Build() => new(Options, [.. _hosts], [.. _silos]);
}

public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = $"test-{Guid.NewGuid():N}";

    public string ServiceId { get; set; } = $"test-{Guid.NewGuid():N}";

    public short InitialSilosCount { get; set; }
}

public sealed class InProcessTestSiloSpecificOptions
{
    public int SiloPort { get; set; }

    public int GatewayPort { get; set; }

    public string SiloName { get; set; } = "";
}
