using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.World;

/// <summary>What a server process has written.</summary>
public static class Log
{
    private const int Shown = 4_000;
    private static readonly string[] Marks = [" warn: ", " fail: ", " crit: ", "Unhandled exception", "FATAL"];

    // What is no fault of the program: each line has all parts of one entry.
    private static readonly string[][] Expected =
    [
        // A machine that is busy with other things: Kestrel says that its own clock ran late.
        ["Microsoft.AspNetCore.Server.Kestrel[22]"],
        // Kestrel waits for the next request of a client that left in the middle of a body (its issue 52324); nothing
        // follows from it.
        [
            "Microsoft.AspNetCore.Server.Kestrel[0] Connection processing ended abnormally.",
            "Reading is already in progress.",
            "Http1Connection.BeginRead(",
        ],
    ];

    /// <summary>The lines that tell of what the program did not expect, warnings included.</summary>
    public static IReadOnlyList<string> Faults(ServerProcess server) =>
        [
            .. server
                .Log.Split('\n')
                .Where(line =>
                    Array.Exists(Marks, m => line.Contains(m, StringComparison.Ordinal))
                    && !Array.Exists(
                        Expected,
                        parts => Array.TrueForAll(parts, p => line.Contains(p, StringComparison.Ordinal))
                    )
                )
                .Select(line => line[..Math.Min(Shown, line.Length)]),
        ];
}
