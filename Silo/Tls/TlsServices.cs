using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>
/// Adds <see cref="MutualTls"/> to the connections of a process. Like UseTls of Orleans, but resolved from the
/// container, because it logs rejections and renewals.
/// </summary>
internal static class TlsServices
{
    /// <summary>Both directions: silos to each other, and clients to this one's gateway.</summary>
    /// <exception cref="OrleansConfigurationException">A file is invalid; the message names its key.</exception>
    public static ISiloBuilder UseCertificates(this ISiloBuilder silo, TlsSettings settings)
    {
        if (silo.Services.TryAddMutualTls(settings))
        {
            silo.Services.AddOptions<SiloConnectionOptions>()
                .Configure<MutualTls>(
                    (options, tls) =>
                    {
                        options.ConfigureSiloInboundConnection(connection => connection.UseServerTls(tls.Options));
                        options.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(tls.Options));
                        options.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(tls.Options));
                    }
                );
        }

        return silo;
    }

    /// <inheritdoc cref="UseCertificates(ISiloBuilder, TlsSettings)"/>
    public static IClientBuilder UseCertificates(this IClientBuilder client, TlsSettings settings)
    {
        if (client.Services.TryAddMutualTls(settings))
        {
            client
                .Services.AddOptions<ClientConnectionOptions>()
                .Configure<MutualTls>(
                    (options, tls) => options.ConfigureConnection(connection => connection.UseClientTls(tls.Options))
                );
        }

        return client;
    }

    private static bool TryAddMutualTls(this IServiceCollection services, TlsSettings settings)
    {
        if (!settings.IsOn)
        {
            return false;
        }

        // TLS itself uses the machine's clock.
        var files = new CredentialFiles(settings, TimeProvider.System);
        var stamp = files.Stamp();
        var loaded = files.Load();
        services.AddSingleton(provider => new MutualTls(
            settings,
            files,
            loaded,
            stamp,
            provider.GetRequiredService<ILogger<MutualTls>>()
        ));
        return true;
    }
}
