using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Http;

/// <summary>Kestrel's limits of each connection, and the number of connections in total and by address.</summary>
internal sealed class ConnectionLimits(IOptions<LimitOptions> options, IOptions<ProxyOptions> proxies)
    : IConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, int> _open = new();

    public void Configure(KestrelServerOptions kestrel)
    {
        var given = options.Value;
        var limits = kestrel.Limits;
        kestrel.AddServerHeader = false;
        limits.MaxRequestBodySize = given.MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = given.MaxHeaderBytes;
        limits.MaxRequestHeaderCount = given.MaxHeaders;
        limits.MaxRequestLineSize = given.MaxRequestLineBytes;
        limits.MaxRequestBufferSize = Math.Max(
            limits.MaxRequestBufferSize ?? 0,
            given.MaxRequestLineBytes + given.MaxHeaderBytes
        );
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(given.HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(given.KeepAliveSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(given.MinBytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(given.MinBytesPerSecond, Grace);
        limits.MaxConcurrentConnections = given.Connections;
        limits.MaxConcurrentUpgradedConnections = given.Connections;
        kestrel.ConfigureHttpsDefaults(https => https.HandshakeTimeout = TimeSpan.FromSeconds(given.HandshakeSeconds));
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => Admit(connection, next)));
    }

    /// <summary>
    /// Counts the open connections of each address. Aborts those over the limit before reading from them.
    /// </summary>
    private async Task Admit(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (address is null || proxies.Value.IsKnown(address))
        {
            await next(connection);
            return;
        }

        var key = NetworkAddress.Key(address);
        try
        {
            if (_open.AddOrUpdate(key, 1, (_, count) => count + 1) > options.Value.ConnectionsPerAddress)
            {
                connection.Abort(new ConnectionAbortedException("Too many connections from one address."));
                return;
            }

            await next(connection);
        }
        finally
        {
            // Removes addresses without connections.
            if (_open.AddOrUpdate(key, 0, (_, count) => count - 1) <= 0)
            {
                _open.TryRemove(new KeyValuePair<Guid, int>(key, 0));
            }
        }
    }
}
