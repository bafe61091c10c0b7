using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Veritas.Silo.Tls;

/// <summary>Certificates as <c>NAME.pem</c> and <c>NAME.key</c>. Only the owner can read a key.</summary>
internal sealed class CertificateFolder(string path, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A certificate that expires sooner counts as missing.</summary>
    private static readonly TimeSpan LeastLeft = TimeSpan.FromDays(30);

    /// <summary>The certificate with its key; null if it is missing, damaged or about to expire.</summary>
    public X509Certificate2? Load(string name)
    {
        try
        {
            var found = X509Certificate2.CreateFromPemFile(CertificateOf(name), KeyOf(name));
            var now = time.GetUtcNow();
            return now > found.NotBefore && now + LeastLeft < found.NotAfter ? found : null;
        }
        catch (Exception e) when (IsMissing(e) || e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes both files. A running process takes them once they belong together.</summary>
    public void Store(string name, X509Certificate2 certificate, ECDsa key)
    {
        Directory.CreateDirectory(path);
        Write(KeyOf(name), key.ExportPkcs8PrivateKeyPem(), OwnerOnly);
        Write(CertificateOf(name), certificate.ExportCertificatePem(), Readable);
    }

    private static bool IsMissing(Exception e) => e is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Moves a complete file into place, so that nobody reads a part of it.</summary>
    private static void Write(string file, string text, UnixFileMode mode)
    {
        var draft = $"{file}.{Environment.ProcessId}";
        File.Delete(draft);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = mode;
        }

        using (var writer = new StreamWriter(draft, how))
        {
            writer.WriteLine(text);
        }

        File.Move(draft, file, overwrite: true);
    }

    private string CertificateOf(string name) => Path.Combine(path, $"{name}.pem");

    private string KeyOf(string name) => Path.Combine(path, $"{name}.key");
}
