namespace Veritas.Storage.Embedded;

/// <summary>
/// A lock between processes, held by an open file: the system lets go of it when the process ends in any way.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds the file in any way.</summary>
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
                    $"Another process has held {path} for {limit.TotalSeconds:0} s. End it, then start again."
                );
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>Null when somebody else holds the file.</summary>
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

    /// <summary>Held together with any number of others, and against <see cref="TryAlone"/>.</summary>
    public static IDisposable Share(string path) =>
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
}
