using System.Globalization;

namespace Veritas.Bench.Compare.Ground;

/// <summary>CPU seconds of other processes, from <c>/proc</c>; on systems without it nothing is known.</summary>
internal static class ProcessCpu
{
    // USER_HZ, which Linux has fixed at 100 for what it shows to programs.
    private const double TicksPerSecond = 100;

    /// <summary>Of one process, all its threads.</summary>
    public static double? Of(int pid) => Stat(pid) is { } f ? (Ticks(f, 11) + Ticks(f, 12)) / TicksPerSecond : null;

    /// <summary>Of a process, its children and those of them that have ended.</summary>
    public static double? OfFamily(int? parent)
    {
        if (parent is not { } pid || Stat(pid) is not { } own)
        {
            return null;
        }

        var sum = Ticks(own, 11) + Ticks(own, 12) + Ticks(own, 13) + Ticks(own, 14);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var child)
                && Stat(child) is { } f
                && f[1] == pid.ToString(CultureInfo.InvariantCulture)
            )
            {
                sum += Ticks(f, 11) + Ticks(f, 12);
            }
        }

        return sum / TicksPerSecond;
    }

    public static int? ParentOf(int pid) => Stat(pid) is { } f ? int.Parse(f[1], CultureInfo.InvariantCulture) : null;

    public static string? NameOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long? MemoryOf(int pid)
    {
        try
        {
            return long.Parse(File.ReadAllText($"/proc/{pid}/statm").Split(' ')[1], CultureInfo.InvariantCulture)
                * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // What follows the name: the name itself may hold spaces. 0 is the state, 1 the parent, 11 to 14 the times.
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Ticks(string[] fields, int index) =>
        double.Parse(fields[index], CultureInfo.InvariantCulture);
}
