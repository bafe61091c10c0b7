using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.World;

/// <summary>What a server process has written.</summary>
public static class Log
{
    private static readonly string[] Marks = [" fail: ", " crit: ", "Unhandled exception", "FATAL"];

    /// <summary>The lines of level warning.</summary>
    public static IEnumerable<string> Warnings(ServerProcess server) =>
        server.Log.Split('\n').Where(line => line.Contains(" warn: ", StringComparison.Ordinal)).Select(line => line[..Math.Min(400, line.Length)]);

    /// <summary>The lines that tell of a fault which the program did not expect.</summary>
    public static IEnumerable<string> Faults(ServerProcess server) =>
        server.Log.Split('\n').Where(line => Array.Exists(Marks, m => line.Contains(m, StringComparison.Ordinal))).Select(line => line[..Math.Min(2_000, line.Length)]);
}
