using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.World;

/// <summary>The log of a server process.</summary>
public static class Log
{
    private const int Shown = 4_000;
    private static readonly string[] Marks = [" warn: ", " fail: ", " crit: ", "Unhandled exception", "FATAL"];

    // Entries that are no error of the program: each lists texts that an entry must contain.
    private static readonly string[][] Expected =
    [
        // A heartbeat of Kestrel was late because the machine is busy.
        ["Microsoft.AspNetCore.Server.Kestrel[22]"],
        // Known Kestrel issue 52324, without consequences: the client disconnected in the middle of a body.
        [
            "Microsoft.AspNetCore.Server.Kestrel[0] Connection processing ended abnormally.",
            "Reading is already in progress.",
            "Http1Connection.BeginRead(",
        ],
    ];

    /// <summary>The lines with unexpected errors and warnings.</summary>
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
