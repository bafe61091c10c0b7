using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>One silo of a test cluster.</summary>
public abstract class SiloHandle
{
    public string Name { get; set; } = "";

    public abstract bool IsActive { get; }
}

public class InProcessSiloHandle : SiloHandle
{
    public IHost SiloHost { get; init; } = null!;

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override bool IsActive => !Ended;

    internal bool Ended { get; set; }
}
