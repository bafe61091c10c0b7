using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>Knocks at a port of a silo without being a part of Veritas.</summary>
public static class Handshake
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The certificate that whoever listens there presents.</summary>
    public static async Task<string> PresentedAsync(IPEndPoint port, X509Certificate2? own)
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var tls = await OpenAsync(port, own, limit.Token);
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }

    /// <summary>True when the silo ended the connection, in the handshake or before a word of its own.</summary>
    public static async Task<bool> IsEndedAsync(IPEndPoint port, X509Certificate2? own)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await using var tls = await OpenAsync(port, own, limit.Token);
            // With TLS 1.3 a refusal comes after the client's end of the handshake.
            return await tls.ReadAsync(new byte[1], limit.Token) == 0;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return true;
        }
    }

    private static async Task<SslStream> OpenAsync(IPEndPoint port, X509Certificate2? own, CancellationToken cancel)
    {
        var presented = own is null ? null : SslStreamCertificateContext.Create(own, [], offline: true);
        var tcp = new TcpClient();
        await tcp.ConnectAsync(port, cancel);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                ClientCertificateContext = presented,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
            cancel
        );
        return tls;
    }
}
