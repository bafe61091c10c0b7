using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Veritas.Tests.Support;
using Setting = (string Key, string Value);

namespace Veritas.Tests.Web.Hosting;

/// <summary>Settings of section <c>Veritas:Silo:Tls</c>, valid and invalid, with their files.</summary>
internal sealed class TlsFiles : IDisposable
{
    public const string Password = "secret-of-the-file";
    public const string AnotherPassword = "secret-of-another-file";

    private const string CutOff = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    private const int TooLarge = (1 << 20) + 1;

    private static readonly PbeParameters Encryption = new(
        PbeEncryptionAlgorithm.Aes256Cbc,
        HashAlgorithmName.SHA256,
        2_000
    );

    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _another = new();

    /// <summary>Invalid settings by description, each with the key that the error must name.</summary>
    public static IReadOnlyDictionary<string, (string Named, Func<TlsFiles, Setting[]> Settings)> Invalid { get; } =
        new Dictionary<string, (string, Func<TlsFiles, Setting[]>)>
        {
            ["no authority"] = ("Authority", f => f.ValidSettings()[..2]),
            ["no certificate"] = ("Certificate", f => f.ValidSettings()[1..]),
            ["a missing certificate file"] = ("Certificate", f => f.With("Certificate", f.Missing)),
            ["a missing key file"] = ("Key", f => f.With("Key", f.Missing)),
            ["a missing authority file"] = ("Authority", f => f.With("Authority", f.Missing)),
            ["a folder as certificate"] = ("Certificate", f => f.With("Certificate", f._authority.Folder)),
            ["text as certificate"] = ("Certificate", f => f.With("Certificate", f.Write("text"))),
            ["text as authority"] = ("Authority", f => f.With("Authority", f.Write("text"))),
            ["a damaged certificate"] = ("Certificate", f => f.With("Certificate", f.Write(CutOff))),
            ["a damaged authority"] = ("Authority", f => f.With("Authority", f.Write(CutOff))),
            ["an oversized file"] = ("Certificate", f => f.With("Certificate", f.Write(new byte[TooLarge]))),
            ["a certificate without its key, in PEM"] = ("Key", f => f.With("Key", "")),
            ["a certificate without its key, in DER"] = ("Certificate", f => f.With("Certificate", f.Der())),
            ["a certificate without its key, in PFX"] = ("Certificate", f => f.With("Certificate", f.PfxWithoutKey())),
            ["the key of another certificate"] = ("Key", f => [f.ValidSettings()[0], .. f.ValidSettings()[1..]]),
            ["a wrong password of the PFX file"] = ("Password", f => f.Pfx(AnotherPassword)),
            ["a wrong password of the key"] = ("Password", f => f.Encrypted(AnotherPassword)),
            ["no password for an encrypted key"] = ("Password", f => f.Encrypted("")),
            ["an expired certificate"] = ("Certificate", f => f.Of(f._authority.Issue(fromDay: -30, untilDay: -1))),
            ["a certificate that is not valid yet"] = ("Certificate", f => f.Of(f._authority.Issue(fromDay: 7))),
            ["a certificate for servers only"] = ("Certificate", f => f.For(TestAuthority.ServerUse)),
            ["a certificate for clients only"] = ("Certificate", f => f.For(TestAuthority.ClientUse)),
            ["a certificate without its intermediate"] = ("Certificate", f => f.BehindIntermediate()[..3]),
            ["a certificate of another authority"] = ("Certificate", f => f.With("Authority", f._another.File)),
            ["an intermediate as authority"] = ("Authority", f => f.With("Authority", f.Intermediate())),
            ["a name with a wildcard"] = ("Names", f => f.With("Names:0", "*.test")),
            ["too many names"] = ("Names", f => [.. f.ValidSettings(), .. Names(65)]),
        };

    public static IReadOnlyDictionary<string, Func<TlsFiles, Setting[]>> Valid { get; } =
        new Dictionary<string, Func<TlsFiles, Setting[]>>
        {
            ["certificate and key"] = f => f.ValidSettings(),
            ["certificate and key in one file"] = f => f.OneFile(),
            ["an encrypted key"] = f => f.Encrypted(Password),
            ["a PFX file"] = f => f.Pfx(Password),
            ["a PFX file without a password"] = f => f.Pfx(""),
            ["a certificate with its intermediate"] = f => f.BehindIntermediate(),
            ["two authorities"] = f => f.With("Authority", f.TwoAuthorities()),
            ["names"] = f => [.. f.ValidSettings(), .. Names(64)],
        };

    private string Missing => Path.Combine(_authority.Folder, "missing");

    /// <summary>Settings for certificate, key and authority.</summary>
    public Setting[] ValidSettings() => Of(_authority.Issue());

    public void Dispose()
    {
        _authority.Dispose();
        _another.Dispose();
    }

    private static IEnumerable<Setting> Names(int count) =>
        Enumerable.Range(0, count).Select(i => ($"Tls:Names:{i}", $"silo{i}.test"));

    private static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem();

    private static ECDsa Key(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!;

    private Setting[] Of(X509Certificate2 certificate) => _authority.Settings(certificate);

    private Setting[] For(string use) => Of(_authority.Issue(use: use));

    /// <summary>Valid settings with one value replaced: the last setting of a key applies.</summary>
    private Setting[] With(string key, string value) => [.. ValidSettings(), ($"Tls:{key}", value)];

    private Setting[] OneFile()
    {
        var certificate = _authority.Issue();
        var both = $"{Pem(certificate)}\n{Key(certificate).ExportPkcs8PrivateKeyPem()}";
        return [("Tls:Certificate", Write(both)), ("Tls:Authority", _authority.File)];
    }

    private Setting[] Encrypted(string password)
    {
        var certificate = _authority.Issue();
        var key = Write(Key(certificate).ExportEncryptedPkcs8PrivateKeyPem(Password, Encryption));
        return [.. Of(certificate), ("Tls:Key", key), ("Tls:Password", password)];
    }

    /// <summary>The file has <see cref="Password"/>, or none if the given password is empty.</summary>
    private Setting[] Pfx(string password)
    {
        var file = Write(_authority.Issue().Export(X509ContentType.Pkcs12, password.Length == 0 ? null : Password));
        return [("Tls:Certificate", file), ("Tls:Authority", _authority.File), ("Tls:Password", password)];
    }

    private string Der() => Write(_authority.Issue().RawData);

    private string PfxWithoutKey()
    {
        var alone = X509CertificateLoader.LoadCertificate(_authority.Issue().RawData);
        return Write(new X509Certificate2Collection(alone).Export(X509ContentType.Pkcs12)!);
    }

    private string Intermediate() => Write(Pem(_authority.IssueAuthority()));

    private string TwoAuthorities() => Write($"{File.ReadAllText(_another.File)}\n{File.ReadAllText(_authority.File)}");

    /// <summary>The fourth setting is a certificate file that also contains the intermediate.</summary>
    private Setting[] BehindIntermediate()
    {
        var intermediate = _authority.IssueAuthority();
        var certificate = _authority.Issue(issuer: intermediate);
        return [.. Of(certificate), ("Tls:Certificate", Write($"{Pem(certificate)}\n{Pem(intermediate)}"))];
    }

    private string Write(string text) => _authority.Write(text);

    private string Write(byte[] bytes) => _authority.Write(bytes);
}
