using System.Globalization;
using Veritas.Storage.Embedded;

namespace Veritas.Tests.Faults.Installation;

/// <summary>Sends signals and lists child processes with the programs kill and ps.</summary>
internal static class Processes
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task SignalAsync(string signal, IEnumerable<int> pids)
    {
        var done = await RunAsync([
            "kill",
            $"-{signal}",
            .. pids.Select(p => p.ToString(CultureInfo.InvariantCulture)),
        ]);
        // With several processes, one may have exited already. A single one must exist.
        if (!done.Succeeded && pids.Count() == 1)
        {
            throw new InvalidOperationException($"kill -{signal}: {done.Errors.Trim()}");
        }
    }

    public static async Task<IReadOnlyList<int>> ChildrenAsync(int parent)
    {
        var listed = await RunAsync(["ps", "-A", "-o", "pid=,ppid="]);
        return
        [
            .. from line in listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where words.Length == 2 && int.Parse(words[1], CultureInfo.InvariantCulture) == parent
            select int.Parse(words[0], CultureInfo.InvariantCulture),
        ];
    }

    public static Task<SubprocessResult> RunAsync(IReadOnlyList<string> command) =>
        Subprocess.RunAsync(command, Limit, TimeProvider.System, CancellationToken.None);
}
