using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>Reads a certificate with its private key and intermediates, in PEM or PFX.</summary>
internal sealed class CertificateFile(TlsSettings settings)
{
    /// <summary>HRESULT of a PFX file that the password does not open.</summary>
    private const int WrongPassword = unchecked((int)0x80070056);

    private readonly TlsFile _certificate = new(nameof(settings.Certificate), settings.Certificate);
    private readonly TlsFile _key = new(
        nameof(settings.Key),
        settings.Key.Length > 0 ? settings.Key : settings.Certificate
    );

    /// <exception cref="OrleansConfigurationException">A file is invalid; the message names its key.</exception>
    public (X509Certificate2 Certificate, X509Certificate2Collection Intermediates) Load()
    {
        var bytes = _certificate.Read();
        var text = Encoding.UTF8.GetString(bytes);
        return HasLabel(text, "CERTIFICATE") ? LoadPem(text) : LoadBinary(bytes);
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Intermediates) LoadPem(string text)
    {
        var key = settings.Key.Length > 0 ? _key.ReadText() : text;
        if (!HasLabel(key, "PRIVATE KEY"))
        {
            throw _key.Wrong("must name the PEM file of the certificate's private key, and there is none in this file");
        }

        var intermediates = _certificate.Certificates(text);
        intermediates.RemoveAt(0);
        var isEncrypted = HasLabel(key, "ENCRYPTED PRIVATE KEY");
        try
        {
            var certificate = isEncrypted
                ? X509Certificate2.CreateFromEncryptedPem(text, key, settings.Password)
                : X509Certificate2.CreateFromPem(text, key);
            return (certificate, intermediates);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw isEncrypted
                ? PasswordIsWrong($"private key in {_key.Path}, or that key belongs to another certificate", e)
                : _key.Wrong("is not the private key of the certificate", e);
        }
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Intermediates) LoadBinary(byte[] bytes)
    {
        try
        {
            switch (X509Certificate2.GetCertContentType(bytes))
            {
                case X509ContentType.Pkcs12:
                    var all = X509CertificateLoader.LoadPkcs12Collection(bytes, settings.Password);
                    var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw KeyIsMissing();
                    all.Remove(own);
                    return (own, all);
                case X509ContentType.Cert:
                    throw KeyIsMissing();
            }
        }
        catch (CryptographicException e)
        {
            throw e.HResult == WrongPassword ? PasswordIsWrong($"file {_certificate.Path}", e) : NotACertificate(e);
        }

        throw NotACertificate(null);
    }

    private OrleansConfigurationException NotACertificate(Exception? cause) =>
        _certificate.Wrong("must be a certificate in PEM or PFX", cause);

    private OrleansConfigurationException KeyIsMissing() =>
        _certificate.Wrong("holds no certificate with its private key");

    private static OrleansConfigurationException PasswordIsWrong(string what, Exception cause) =>
        TlsSettings.Wrong(nameof(settings.Password), $"does not open the {what}.", cause);

    /// <summary>True if a PEM block's label ends so.</summary>
    private static bool HasLabel(ReadOnlySpan<char> text, string label)
    {
        while (PemEncoding.TryFind(text, out var found))
        {
            if (text[found.Label].EndsWith(label, StringComparison.Ordinal))
            {
                return true;
            }

            text = text[found.Location.End..];
        }

        return false;
    }
}
