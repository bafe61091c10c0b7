using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Storage.Embedded;

/// <summary>
/// Where the embedded server's files are. <c>cluster/</c> belongs to the server's user; the rest, including passwords
/// and port, belongs to the user that runs Veritas and is not readable by others.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ServerFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Passable =
        Private | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private ServerFolder(string root) => Root = root;

    public string Root { get; }
    public string Cluster => Path.Combine(Root, "cluster");
    public string Data => Path.Combine(Cluster, "data");
    public string Run => Path.Combine(Cluster, "run");
    public string Log => Path.Combine(Cluster, "server.log");
    public string PortFile => Path.Combine(Root, "port");

    /// <summary>Locked exclusively by the process that starts or stops the server.</summary>
    public string TurnLock => Path.Combine(Root, "turn.lock");

    /// <summary>
    /// Shared lock of every process that uses the server; the last process to release it stops the server.
    /// </summary>
    public string UseLock => Path.Combine(Root, "use.lock");

    /// <summary>
    /// Opens <c>postgres/</c> under the home. If the server's user cannot access that folder (for example a repository
    /// in root's home), the files are stored below /var/lib and <c>postgres/moved-to</c> has the path.
    /// </summary>
    public static async Task<ServerFolder> OpenAsync(string home, ServerUser user, CancellationToken cancel)
    {
        var root = Path.Combine(Path.GetFullPath(home), "postgres");
        try
        {
            Directory.CreateDirectory(root);
            if (!await user.CanEnterAsync(root, cancel))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
                var pointer = Path.Combine(root, "moved-to");
                root = $"/var/lib/veritas-{hash}";
                Directory.CreateDirectory(root);
                await File.WriteAllTextAsync(pointer, root + "\n", cancel);
                File.SetUnixFileMode(root, Passable);
            }
            return new ServerFolder(root);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseUnavailableException(
                $"The folder {root} for the embedded PostgreSQL cannot be used ({failure.Message}). It may belong to "
                    + "another user: run Veritas as that user, or set Veritas__Home to a folder of your own.",
                failure
            );
        }
    }

    /// <summary>The stored password of this name; a random one is generated on first use.</summary>
    public string Secret(string name)
    {
        var path = Path.Combine(Root, name);
        if (!File.Exists(path))
        {
            WritePrivate(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }
        return File.ReadAllText(path).Trim();
    }

    /// <summary>Replaces a file in one step, so that a crash leaves the old or the new text.</summary>
    public static void WritePrivate(string path, string text)
    {
        var draft = path + ".new";
        File.Delete(draft);
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = Private,
        };
        using (var file = new FileStream(draft, how))
        {
            file.Write(Encoding.UTF8.GetBytes(text + "\n"));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }
}
