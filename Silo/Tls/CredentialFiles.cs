using System.Security.Cryptography.X509Certificates;
using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>The files of <see cref="TlsSettings"/>. Messages never quote their content or a password.</summary>
internal sealed class CredentialFiles(TlsSettings settings, TimeProvider time)
{
    private readonly TlsFile _certificate = new(nameof(settings.Certificate), settings.Certificate);
    private readonly TlsFile _authority = new(nameof(settings.Authority), settings.Authority);

    /// <summary>Changes whenever one of them is replaced.</summary>
    public string Stamp()
    {
        var key = settings.Key.Length > 0 ? new TlsFile(nameof(settings.Key), settings.Key).Stamp() : "";
        return $"{_certificate.Stamp()}|{key}|{_authority.Stamp()}";
    }

    /// <summary>Reads and checks all of them.</summary>
    /// <exception cref="OrleansConfigurationException">A file is invalid; the message names its key.</exception>
    public Credentials Load()
    {
        var authorities = _authority.Certificates(_authority.ReadText());
        if (!authorities.Any(IsSelfSigned))
        {
            throw _authority.Wrong("must be a PEM file with at least one self-signed certificate");
        }

        var (certificate, intermediates) = new CertificateFile(settings).Load();
        var now = time.GetUtcNow();
        if (now < certificate.NotBefore)
        {
            throw _certificate.Wrong($"is not valid before {certificate.NotBefore.ToUniversalTime():u}");
        }

        if (now > certificate.NotAfter)
        {
            throw _certificate.Wrong($"expired at {certificate.NotAfter.ToUniversalTime():u}");
        }

        var credentials = new Credentials(certificate, intermediates, authorities);
        return credentials.OwnFault() is not { } fault
            ? credentials
            : throw _certificate.Wrong($"would be refused by peers that trust {_authority.Path} ({fault})");
    }

    private static bool IsSelfSigned(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
