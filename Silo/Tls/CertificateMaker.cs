using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Veritas.Silo.Tls;

/// <summary>
/// <c>--make-certificates FOLDER [NAME…]</c>: makes the authority of a cluster and a certificate for each name, as
/// files for <see cref="TlsSettings"/>. Valid ones stay as they are.
/// </summary>
internal static class CertificateMaker
{
    public const string Argument = "--make-certificates";

    private const string Authority = "authority";

    /// <summary>Name of the only certificate when none is given, for all processes of one machine.</summary>
    private const string OnlyName = "cluster";

    private const string Usage = $"""
        usage: {Argument} FOLDER [NAME…]
        A name is a DNS name other than "{Authority}"; default {OnlyName}.
        """;

    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan CertificateLife = TimeSpan.FromDays(365);

    /// <summary>Tolerated difference between the clocks of the cluster's machines.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    /// <summary>Returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] arguments, TimeProvider time)
    {
        if (arguments is not [{ Length: > 0 } path, .. var names] || !names.All(IsName))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            Make(new CertificateFolder(path, time), names is [] ? [OnlyName] : names, time.GetUtcNow());
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || IsInvalidAuthority(e))
        {
            await Console.Error.WriteLineAsync($"The certificates cannot be made in {path}: {e.Message}");
            return 1;
        }
    }

    private static bool IsInvalidAuthority(Exception e) => e is CryptographicException or ArgumentException;

    private static bool IsName(string name) => name != Authority && Uri.CheckHostName(name) == UriHostNameType.Dns;

    private static void Make(CertificateFolder folder, string[] names, DateTimeOffset now)
    {
        using var authority = folder.Load(Authority) ?? MakeAuthority(folder, now);
        foreach (var name in names)
        {
            using var existing = folder.Load(name);
            if (existing is null || new Credentials(existing, [], [authority]).OwnFault() is not null)
            {
                MakeCertificate(folder, name, authority, now);
            }
        }
    }

    private static X509Certificate2 MakeAuthority(CertificateFolder folder, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // A unique name, because peers may also trust the previous authority for a while.
        var subject = $"CN=Veritas cluster authority {now:yyyyMMddHHmmss}";
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(0));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var made = request.CreateSelfSigned(now - Skew, now + AuthorityLife);
        folder.Store(Authority, made, key);
        return made;
    }

    private static void MakeCertificate(
        CertificateFolder folder,
        string name,
        X509Certificate2 authority,
        DateTimeOffset now
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        OidCollection uses = [new Oid(Credentials.ServerUse), new Oid(Credentials.ClientUse)];
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(uses, critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false)
        );
        request.CertificateExtensions.Add(names.Build());
        var end = now + CertificateLife < authority.NotAfter ? now + CertificateLife : authority.NotAfter;
        // The first byte makes the number positive.
        byte[] serial = [1, .. RandomNumberGenerator.GetBytes(15)];
        using var made = request.Create(authority, now - Skew, end, serial);
        folder.Store(name, made, key);
    }
}
