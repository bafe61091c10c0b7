using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Grains.Storage;
using Veritas.Silo.Health;
using Veritas.Silo.Operations;
using Veritas.Storage;

namespace Veritas.Silo;

/// <summary>The stand-alone silo: grains, with health and metrics over HTTP.</summary>
public static class SiloApp
{
    private const int MostConnections = 100;

    /// <summary>Builds the host. The database is open and migrated; the caller disposes it.</summary>
    /// <exception cref="OrleansConfigurationException">A value of section <c>Veritas:Silo</c> is invalid.</exception>
    public static WebApplication Build(string[] args, VeritasDatabase database)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var settings = SiloSettings.Read(builder.Configuration);
        builder.AddVeritasSilo(database);
        builder.AddOperations("veritas-silo");
        builder
            .Services.AddHealth()
            .ConfigureHttpJsonOptions(json =>
            {
                json.SerializerOptions.PropertyNamingPolicy = VeritasJson.Options.PropertyNamingPolicy;
                foreach (var converter in VeritasJson.Options.Converters)
                {
                    json.SerializerOptions.Converters.Add(converter);
                }
            });
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            (k.Limits.MaxConcurrentConnections, k.Limits.MaxRequestBodySize) = (MostConnections, 0);
        });
        var app = builder.Build();
        app.Urls.Add($"http://{new IPEndPoint(settings.IP, SiloPorts.ChooseHttp(settings))}");
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
