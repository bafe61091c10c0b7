namespace Veritas.Monitoring;

/// <summary>What a student's accommodation must keep to. The first breach is told with its key and its bound.</summary>
public static class AccommodationRules
{
    /// <summary>The accommodation with what is missing filled in, or <c>accommodation_invalid</c>.</summary>
    public static Result<Accommodation> Check(Accommodation a)
    {
        var granted = Filled(a);
        var breach = Breaches(granted).FirstOrDefault();
        return breach is null ? granted : new Problem(ProblemKind.Invalid, "accommodation_invalid", breach);
    }

    /// <summary>The seconds that are added to a duration: by the factor, and the fixed ones.</summary>
    public static double ExtraSeconds(Accommodation a, int durationSeconds) =>
        Math.Round(durationSeconds * (a.Factor - 1)) + a.ExtraSeconds;

    // It comes from JSON, where any part may be left out.
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
                yield return $"{PolicyRules.Quoted(name)} is no event type.";
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
