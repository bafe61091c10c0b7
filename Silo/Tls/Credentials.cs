using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Veritas.Silo.Tls;

/// <summary>The certificate that a process presents and the authorities it trusts.</summary>
internal sealed class Credentials(
    X509Certificate2 certificate,
    X509Certificate2Collection intermediates,
    X509Certificate2Collection authorities
)
{
    /// <summary>Extended key usage of the side that accepts a connection.</summary>
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <summary>Extended key usage of the side that opens a connection.</summary>
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    public X509Certificate2 Certificate => certificate;

    /// <summary>The certificate with its intermediates, as it is sent to peers.</summary>
    public SslStreamCertificateContext Presented { get; } =
        SslStreamCertificateContext.Create(certificate, intermediates, offline: true);

    /// <summary>
    /// Accepts certificates with those uses that chain to the authority, each in its validity period. Nothing is
    /// downloaded for it.
    /// </summary>
    public X509ChainPolicy Require(params ReadOnlySpan<string> uses)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities);
        foreach (var use in uses)
        {
            policy.ApplicationPolicy.Add(new Oid(use));
        }

        return policy;
    }

    /// <summary>Why peers with the same authority would reject this certificate; null if they accept it.</summary>
    public string? OwnFault()
    {
        using var chain = new X509Chain { ChainPolicy = Require(ServerUse, ClientUse) };
        chain.ChainPolicy.ExtraStore.AddRange(intermediates);
        return chain.Build(certificate) ? null : Faults(chain);
    }

    /// <summary>The faults of a chain, by their standard names.</summary>
    public static string Faults(X509Chain chain) =>
        string.Join(", ", chain.ChainStatus.Select(status => status.Status).Distinct());
}
