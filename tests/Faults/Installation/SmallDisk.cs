namespace Veritas.Tests.Faults.Installation;

/// <summary>A small file system that a test can fill completely.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int Chunk = 64 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts a tmpfs of that size; requires the right to mount.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = Stage.NewHome("disk");
        string[] mount = ["mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0755", "veritas-faults", folder];
        var done = await Processes.RunAsync(Environment.IsPrivilegedProcess ? mount : ["sudo", "-n", .. mount]);
        if (!done.Succeeded)
        {
            Directory.Delete(folder);
            throw new InvalidOperationException(
                "The disk-full fault needs a small file system: a tmpfs mounted by root, or by a user who may "
                    + $"use sudo without a password. {mount[0]}: {done.Errors.Trim()}"
            );
        }

        return new SmallDisk(folder);
    }

    /// <summary>Uses all free space.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var zeros = new byte[Chunk];
        var size = Chunk;
        while (size > 0)
        {
            try
            {
                file.Write(zeros, 0, size);
            }
            catch (IOException)
            {
                // No space for a block of this size, so a smaller one is tried.
                size /= 2;
            }
        }
    }

    /// <summary>Frees the space.</summary>
    public void Empty() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Processes.RunAsync(
            Environment.IsPrivilegedProcess ? ["umount", Folder] : ["sudo", "-n", "umount", Folder]
        );
        Directory.Delete(Folder, recursive: true);
    }
}
