using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Veritas.Storage.Embedded;

/// <summary>Starts and stops the server's main process, which is identified by its pid file.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Postmaster(
    ServerFolder folder,
    PostgresBinaries binaries,
    ServerUser user,
    EmbeddedPostgresOptions options,
    TimeProvider time
)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    /// <summary>The running server of exactly this data folder, or null.</summary>
    public async Task<(int Pid, int Port)?> FindAsync(CancellationToken cancel)
    {
        // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status.
        var lines = ReadPidFile();
        return
            lines.Length > 3
            && ParsePid(lines) is { } pid
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            && await IsOursAsync(pid, cancel)
            ? (pid, port)
            : null;
    }

    /// <summary>
    /// Starts the server and returns when it accepts connections; after a crash, once its log is replayed.
    /// </summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var leftOver = File.Exists(PidFile);
        ForgetForeignProcess();
        var started = time.GetTimestamp();
        while (true)
        {
            File.Delete(folder.Log);
            var limit = options.StartLimit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            var start = await user.RunAsync(
                [binaries.PgCtl, "start", "-D", folder.Data, "-l", folder.Log, "-s", "-w", "-t", limit],
                cancel,
                options.StartLimit + StopLimit
            );
            if (start.Succeeded)
            {
                return;
            }
            // After a crash the child processes need a moment to notice and to release the shared memory.
            if (!leftOver || time.GetElapsedTime(started) > OrphanLimit)
            {
                throw new DatabaseUnavailableException(
                    $"The embedded PostgreSQL in {folder.Data} did not start: {start.Errors.Trim()} {LastLogLines()}"
                );
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>Stops the server: ends its sessions and writes a checkpoint.</summary>
    public async Task<bool> StopAsync(CancellationToken cancel)
    {
        var limit = StopLimit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var stop = await user.RunAsync(
            [binaries.PgCtl, "stop", "-D", folder.Data, "-s", "-w", "-m", "fast", "-t", limit],
            cancel,
            StopLimit + StopLimit
        );
        return stop.Succeeded;
    }

    /// <summary>
    /// Kills a server that does not respond, with its child processes; the next start replays its log.
    /// </summary>
    public static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
        catch (ArgumentException)
        {
            // It has exited in the meantime.
        }
    }

    /// <summary>
    /// Removes a pid file whose number now belongs to another process, because the server would refuse to start. This
    /// is safe even if the file was valid: the server also checks for shared memory in use by its folder.
    /// </summary>
    private void ForgetForeignProcess()
    {
        if (ParsePid(ReadPidFile()) is { } pid && IsAlive(pid))
        {
            File.Delete(PidFile);
        }
    }

    private string[] ReadPidFile()
    {
        try
        {
            return File.ReadAllLines(PidFile);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int? ParsePid(string[] lines) =>
        lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether that process is a PostgreSQL server of this data folder, according to its command line.
    /// </summary>
    private async Task<bool> IsOursAsync(int pid, CancellationToken cancel)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                var words = (await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancel)).Split('\0');
                return Path.GetFileName(words[0]) == "postgres" && Array.IndexOf(words, folder.Data) > 0;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        var listed = await Subprocess.RunAsync(
            ["ps", "-ww", "-o", "args=", "-p", pid.ToString(CultureInfo.InvariantCulture)],
            StopLimit,
            time,
            cancel
        );
        return listed.Succeeded
            && listed.Output.Contains("postgres", StringComparison.Ordinal)
            && listed.Output.Contains(" -D " + folder.Data, StringComparison.Ordinal);
    }

    private string LastLogLines()
    {
        try
        {
            return $"The last lines of {folder.Log}: {string.Join(" / ", File.ReadLines(folder.Log).TakeLast(4))}";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
