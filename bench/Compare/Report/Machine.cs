using System.Globalization;
using System.Runtime.InteropServices;
using Veritas.Bench.Compare.Ground;

namespace Veritas.Bench.Compare.Report;

/// <summary>What the figures were measured on.</summary>
internal sealed record Machine(
    string Date,
    string Cpu,
    int Cores,
    double MemoryGb,
    string System,
    string DotNet,
    string Postgres,
    string PostgresSettings,
    double? LoadBefore
)
{
    private const string Settings = """
        select string_agg(name || ' ' || current_setting(name), ', ' order by name) from pg_settings
        where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'shared_buffers',
            'max_wal_size')
        """;

    public static async Task<Machine> ReadAsync(BenchDatabase database, TimeProvider time, CancellationToken cancel) =>
        new(
            time.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
            Line("/proc/cpuinfo", "model name")?.Split(':')[1].Trim()
                ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            RuntimeInformation.FrameworkDescription,
            await database.ReadAsync<string>("select version()", cancel),
            await database.ReadAsync<string>(Settings, cancel),
            Line("/proc/loadavg", "") is { } load
                ? double.Parse(load.Split(' ')[0], CultureInfo.InvariantCulture)
                : null
        );

    /// <summary>As a list for a document.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"- {Date}; {Cores} cores ({Cpu}), {MemoryGb.ToString(CultureInfo.InvariantCulture)} GB; {System}; "
            + $"{DotNet}";
        yield return $"- {Postgres.Split(',')[0]}: {PostgresSettings}";
        yield return "- clients, server and PostgreSQL share the machine"
            + (
                LoadBefore is { } load
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"; its load before the run was {load:F1}{(load > Cores / 2.0 ? ": others were at work, so only the ratios mean something" : "")}"
                    )
                    : ""
            );
    }

    private static string? Line(string file, string start)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
