namespace Veritas.Monitoring;

/// <summary>Validates a student's accommodation. The problem names the first invalid key and its bound.</summary>
public static class AccommodationRules
{
    /// <summary>The accommodation with defaults for missing parts, or <c>accommodation_invalid</c>.</summary>
    public static Result<Accommodation> Check(Accommodation a)
    {
        var granted = Filled(a);
        var breach = Breaches(granted).FirstOrDefault();
        return breach is null ? granted : new Problem(ProblemKind.Invalid, "accommodation_invalid", breach);
    }

    /// <summary>The seconds added to a duration, by the factor and by the fixed extra time.</summary>
    public static double ExtraSeconds(Accommodation a, int durationSeconds) =>
        Math.Round(durationSeconds * (a.Factor - 1)) + a.ExtraSeconds;

    // It is read from JSON, so any part may be null.
    internal static Accommodation Filled(Accommodation a) =>
        a with
        {
            Exempt = a.Exempt.IsDefault ? [] : a.Exempt,
            Scale = a.Scale ?? Accommodation.None.Scale,
        };

    private static IEnumerable<string> Breaches(Accommodation a)
    {
        if (a.ExtraSeconds is < 0 or > 86_400)
        {
            yield return "extra_s must be 0 to 86,400.";
        }

        if (!(a.Factor is >= 1 and <= 4))
        {
            yield return "factor must be 1 to 4.";
        }

        if (a.BreakSeconds is < 0 or > 86_400)
        {
            yield return "break_s must be 0 to 86,400.";
        }

        foreach (var name in a.Exempt.Concat(a.Scale.Keys))
        {
            if (name is null || EventCatalog.Find(name) is null)
            {
                yield return $"{PolicyRules.Quoted(name)} is not an event type.";
            }
        }

        foreach (var (name, factor) in a.Scale)
        {
            if (!(factor is >= 0 and <= 1))
            {
                yield return $"scale.{name} must be 0 to 1.";
            }
        }
    }
}
