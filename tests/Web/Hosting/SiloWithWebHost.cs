using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Operations.Otlp;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Hosting;

/// <summary>A silo process, a web host as its client, and an OTLP collector for both. Class fixture.</summary>
public sealed class SiloWithWebHost : IAsyncLifetime
{
    private const string Cluster = "stand-alone";

    internal OtlpReceiver Collector { get; private set; } = null!;

    public ServerProcess Silo { get; private set; } = null!;

    public VeritasServer Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Collector = await OtlpReceiver.StartAsync();
        var silo = new Dictionary<string, string>(Collector.Settings) { ["Veritas__Silo__Cluster"] = Cluster };
        Web = new VeritasServer
        {
            First = async database => Silo = await ServerProcess.StartSiloAsync(database.ConnectionString, silo),
            Settings = { ["Veritas:Silo:Role"] = "client", ["Veritas:Silo:Cluster"] = Cluster },
        };
        foreach (var (key, value) in Collector.Settings)
        {
            Web.Settings[key] = value;
        }

        await Web.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Silo.DisposeAsync();
        await Collector.DisposeAsync();
    }
}
