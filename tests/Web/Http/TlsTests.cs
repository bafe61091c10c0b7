using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>A server with TLS and a client that does not finish the handshake.</summary>
public sealed class TlsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // The first bytes of a TLS ClientHello, which is never completed.
    private static readonly byte[] PartialClientHello = [0x16, 0x03, 0x01, 0x02, 0x00, 0x01];

    [Fact]
    public async Task A_stalled_handshake_is_ended_and_a_complete_one_is_served()
    {
        var folder = Directory.CreateTempSubdirectory("veritas-tls-");
        try
        {
            await using var server = new VeritasServer();
            server.Settings["Kestrel:Endpoints:Tls:Url"] = "https://127.0.0.1:0";
            server.Settings["Kestrel:Endpoints:Tls:Certificate:Path"] = await CertificateAsync(folder.FullName);
            server.Settings["Veritas:Limits:HandshakeSeconds"] = "1";
            await server.InitializeAsync();
            Assert.Equal("https", server.Url.Scheme);

            foreach (var sent in new[] { [], PartialClientHello })
            {
                Assert.True(await IsEndedAsync(server.Url, sent));
            }

            Assert.StartsWith("HTTP/1.1 200", await HealthAsync(server.Url), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsEndedAsync(Uri server, byte[] sent)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Limit);
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        await client.GetStream().WriteAsync(sent, limit.Token);
        try
        {
            var buffer = new byte[256];
            while (await client.GetStream().ReadAsync(buffer, limit.Token) > 0)
            {
                // The server may send an alert before it closes the connection.
            }
        }
        catch (IOException)
        {
            // The server may reset the connection.
        }

        return true;
    }

    private static async Task<string> HealthAsync(Uri server)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Limit);
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        await using var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "localhost" },
            limit.Token
        );
        await tls.WriteAsync(
            Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            limit.Token
        );
        var buffer = new byte[256];
        return Encoding.ASCII.GetString(buffer, 0, await tls.ReadAsync(buffer, limit.Token));
    }

    private static async Task<string> CertificateAsync(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            now.AddDays(-1),
            now.AddDays(1)
        );
        var path = Path.Combine(folder, "tls.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12));
        return path;
    }
}
