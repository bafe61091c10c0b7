using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>A file that a key of <see cref="TlsSettings"/> names. Messages never quote its content.</summary>
internal sealed record TlsFile(string Key, string Path)
{
    private const int MostBytes = 1 << 20;

    /// <summary>Its bytes.</summary>
    /// <exception cref="OrleansConfigurationException">It cannot be read or is larger than 1 MB.</exception>
    public byte[] Read()
    {
        try
        {
            using var file = File.OpenRead(Path);
            if (file.Length > MostBytes)
            {
                throw Wrong($"is larger than {MostBytes} bytes");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Wrong($"cannot be read ({e.GetType().Name})", e);
        }
    }

    /// <inheritdoc cref="Read"/>
    public string ReadText() => Encoding.UTF8.GetString(Read());

    /// <summary>Changes whenever the file is replaced, also behind a symbolic link.</summary>
    public string Stamp()
    {
        try
        {
            var file = new FileInfo(Path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return $"{file.LastWriteTimeUtc.Ticks}.{file.Length}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }

    /// <summary>The certificates in its text, without keys.</summary>
    public X509Certificate2Collection Certificates(string text)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
            return found;
        }
        catch (CryptographicException e)
        {
            throw Wrong("holds a damaged certificate", e);
        }
    }

    public OrleansConfigurationException Wrong(string what, Exception? cause = null) =>
        TlsSettings.Wrong(Key, $"{what}: {Path}", cause);
}
