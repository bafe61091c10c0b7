using System.Security.Cryptography;

namespace Veritas.WebHost.Http;

/// <summary>
/// The installation's signing key: from configuration, or created once and stored in a file that only its owner can
/// read.
/// </summary>
internal static class SigningKey
{
    private const int Bytes = 32;

    /// <exception cref="InvalidOperationException">The configured key is not base64 of at least 32 bytes.</exception>
    public static byte[] Load(IConfiguration configuration)
    {
        if (configuration["Veritas:Jwt:Key"] is { Length: > 0 } given)
        {
            var key = new byte[given.Length];
            return Convert.TryFromBase64String(given, key, out var length) && length >= Bytes
                ? key[..length]
                : throw new InvalidOperationException(
                    $"Veritas:Jwt:Key must be base64 of at least {Bytes} random bytes."
                );
        }

        var file = Path.Combine(Folder(configuration), "jwt.key");
        if (!File.Exists(file))
        {
            Make(file);
        }

        return Convert.FromBase64String(File.ReadAllText(file));
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var writer = new StreamWriter(file, options);
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process created the key first.
        }
    }

    /// <summary>
    /// The folder of this installation: as configured; otherwise <c>.veritas</c> next to the solution that contains the
    /// working directory; otherwise <c>.veritas</c> in the working directory.
    /// </summary>
    private static string Folder(IConfiguration configuration)
    {
        if (configuration["Veritas:Home"] is { Length: > 0 } home)
        {
            return home;
        }

        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var folder = here; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Veritas.sln")))
            {
                return Path.Combine(folder.FullName, ".veritas");
            }
        }

        return Path.Combine(here.FullName, ".veritas");
    }
}
