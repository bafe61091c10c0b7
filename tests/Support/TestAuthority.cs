using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Veritas.Tests.Support;

/// <summary>A certificate authority for tests. Its files are in a temporary folder.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("veritas-tls-");
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _authority;
    private int _files;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=test authority {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        _authority = request.CreateSelfSigned(_now - (1000 * Day), _now + (1000 * Day));
        File = Write(_authority.ExportCertificatePem());
    }

    /// <summary>PEM file of the authority's certificate.</summary>
    public string File { get; }

    public string Folder => _folder.FullName;

    /// <summary>Issues an intermediate authority as a certificate with its key.</summary>
    public X509Certificate2 IssueAuthority() =>
        Issue(
            "intermediate authority",
            _authority,
            -1,
            300,
            X509BasicConstraintsExtension.CreateForCertificateAuthority()
        );

    /// <summary>
    /// Issues a certificate with its key. It is valid between two days, relative to today, and for servers and clients
    /// unless a use is given.
    /// </summary>
    public X509Certificate2 Issue(
        string name = "silo.test",
        int fromDay = -1,
        int untilDay = 90,
        X509Certificate2? issuer = null,
        string? use = null
    )
    {
        OidCollection uses = use is null ? [new(ServerUse), new(ClientUse)] : [new(use)];
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        return Issue(
            name,
            issuer ?? _authority,
            fromDay,
            untilDay,
            X509BasicConstraintsExtension.CreateForEndEntity(),
            new X509EnhancedKeyUsageExtension(uses, false),
            names.Build()
        );
    }

    /// <summary>Writes the text to a new file and returns its path.</summary>
    public string Write(string text)
    {
        var path = Path.Combine(Folder, $"{++_files}.pem");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes the bytes to a new file and returns its path.</summary>
    public string Write(byte[] bytes)
    {
        var path = Path.Combine(Folder, $"{++_files}.pfx");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>
    /// Settings of section Veritas:Silo with that certificate and this authority: certificate, key, authority.
    /// </summary>
    public (string Key, string Value)[] Settings(X509Certificate2 certificate) =>
        [
            ("Tls:Certificate", Write(certificate.ExportCertificatePem())),
            ("Tls:Key", Write(certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem())),
            ("Tls:Authority", File),
        ];

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    private X509Certificate2 Issue(
        string name,
        X509Certificate2 issuer,
        int fromDay,
        int untilDay,
        params X509Extension[] extensions
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        byte[] serial = [1, .. Guid.NewGuid().ToByteArray()];
        using var made = request.Create(issuer, _now + (fromDay * Day), _now + (untilDay * Day), serial);
        return made.CopyWithPrivateKey(key);
    }
}
