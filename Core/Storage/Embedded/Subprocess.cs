using System.ComponentModel;
using System.Diagnostics;

namespace Veritas.Storage.Embedded;

/// <summary>Exit code and output of a program.</summary>
internal sealed record SubprocessResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a short-lived program of the PostgreSQL distribution or of the system.</summary>
internal static class Subprocess
{
    /// <summary>Exit code for a program that could not be started, as in a shell.</summary>
    public const int NotFound = 127;

    public static async Task<SubprocessResult> RunAsync(
        IReadOnlyList<string> command,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new SubprocessResult(NotFound, "", failure.Message);
        }

        process.StandardInput.Close();
        using var clock = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return new SubprocessResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            // Without its children: the server that pg_ctl has just started must not be killed.
            process.Kill(entireProcessTree: false);
            cancel.ThrowIfCancellationRequested();
            throw new TimeoutException($"{command[0]} did not finish within {limit.TotalSeconds:0} s.");
        }
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            // The server's user may not have access to the folder that Veritas was started in.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        foreach (
            var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(name);
        }
        return start;
    }
}
