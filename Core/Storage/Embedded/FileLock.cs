namespace Veritas.Storage.Embedded;

/// <summary>
/// A lock between processes, held by an open file: the operating system releases it however the process ends.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Acquires an exclusive lock; waits until no other process has any lock on the file.</summary>
    public static async Task<IDisposable> WaitAsync(
        string path,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryAlone(path) is { } held)
            {
                return held;
            }
            if (time.GetElapsedTime(started) > limit)
            {
                throw new DatabaseUnavailableException(
                    $"Another process has locked {path} for {limit.TotalSeconds:0} s. Stop it and try again."
                );
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>Acquires an exclusive lock; null when another process has a lock on the file.</summary>
    public static IDisposable? TryAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Acquires a shared lock, which only conflicts with <see cref="TryAlone"/>.</summary>
    public static IDisposable Share(string path) =>
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
}
