using System.Globalization;

namespace Veritas.Monitoring;

/// <summary>The wording of alerts.</summary>
internal static class Wording
{
    /// <summary>The first clause of a type's meaning, without its remarks.</summary>
    public static string Clause(string meaning)
    {
        var end = meaning.AsSpan().IndexOfAny('(', ';', ':');
        return (end < 0 ? meaning : meaning[..end]).TrimEnd();
    }

    /// <summary>The clause as a sentence.</summary>
    public static string Sentence(EventType type)
    {
        if (type.Name == "client.tampered")
        {
            return "The events from the student's page are inconsistent: some are missing, or its clock jumped.";
        }

        var clause = Clause(type.Meaning);
        return char.ToUpperInvariant(clause[0]) + clause[1..] + ".";
    }

    /// <summary>Whole seconds or minutes.</summary>
    public static string Duration(long ticks)
    {
        var time = TimeSpan.FromTicks(Math.Max(0, ticks));
        return time < TimeSpan.FromSeconds(120)
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
    }

    /// <summary>The time before the word "after": "8 s", or "right" within the first second.</summary>
    public static string Since(long ticks) => ticks < TimeSpan.TicksPerSecond ? "right" : Duration(ticks);

    /// <summary>A count from a client, as a whole number.</summary>
    public static string Count(double number) => Math.Clamp(number, 0, 1e9).ToString("0", CultureInfo.InvariantCulture);
}
