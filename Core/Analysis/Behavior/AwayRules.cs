namespace Veritas.Analysis;

/// <summary>An interval, in seconds since the start of the attempt.</summary>
internal readonly record struct Stretch(double From, double To)
{
    public double Length => To - From;
}

/// <summary>Computes when the student was away from the exam page.</summary>
internal static class AwayRules
{
    /// <summary>Shorter absences do not count, in seconds.</summary>
    public const double Least = 1;

    /// <summary>A long interval is reported in parts; parts this close together are one, in seconds.</summary>
    private const double Seam = 1.5;

    public static bool Leaves(string type) => type is "tab.hidden" or "window.blur";

    /// <summary>
    /// The union of the events' intervals within the attempt, in order, without those too short to count.
    /// </summary>
    public static List<Stretch> Stretches(IEnumerable<BehaviorEvent> events, double seconds)
    {
        var found = new List<Stretch>();
        foreach (var e in events.OrderBy(e => e.At))
        {
            var from = Math.Clamp(e.At, 0, seconds);
            var to = Math.Clamp(e.At + e.Seconds, 0, seconds);
            if (found.Count > 0 && from <= found[^1].To + Seam)
            {
                found[^1] = found[^1] with { To = Math.Max(found[^1].To, to) };
            }
            else
            {
                found.Add(new Stretch(from, to));
            }
        }

        found.RemoveAll(s => s.Length < Least);
        return found;
    }

    /// <summary>The part of an interval that is covered by the stretches, in seconds.</summary>
    public static double Within(List<Stretch> stretches, double from, double to) =>
        stretches.Sum(s => Math.Max(0, Math.Min(s.To, to) - Math.Max(s.From, from)));
}
