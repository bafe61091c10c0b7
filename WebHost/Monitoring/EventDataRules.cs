using System.Globalization;
using System.Text.Json;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Which JSON PostgreSQL can store as JSONB. It is checked first, so that no acknowledged event fails to be stored.
/// </summary>
internal static class EventDataRules
{
    /// <summary>Maximum nesting depth of an event's data.</summary>
    public const int MaxDepth = 16;
    private const int LongestNumber = 32;
    private const double LargestNumber = 1e100;

    /// <summary>
    /// Reads the reader's current value to its end. False if it is not an object or cannot be stored.
    /// </summary>
    public static bool Storable(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return false;
        }

        var good = true;
        var depth = json.CurrentDepth;
        while (json.Read() && json.CurrentDepth > depth)
        {
            good &= json.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => !json.ValueIsEscaped || StorableText(ref json),
                JsonTokenType.Number => StorableNumber(json.ValueSpan),
                _ => true,
            };
        }

        return good;
    }

    /// <summary>
    /// The reader's current value as UTC time in whole microseconds; default if it is not a time with a zone.
    /// </summary>
    public static DateTimeOffset Time(ref Utf8JsonReader json)
    {
        if (
            json.TokenType != JsonTokenType.String
            || !json.TryGetDateTime(out var time)
            || time.Kind == DateTimeKind.Unspecified
        )
        {
            json.Skip();
            return default;
        }

        var ticks = time.ToUniversalTime().Ticks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    private static bool StorableText(ref Utf8JsonReader json)
    {
        try
        {
            return !json.GetString()!.Contains('\0');
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate.
            return false;
        }
    }

    // Numbers of limited length whose exponent fits a double.
    private static bool StorableNumber(ReadOnlySpan<byte> number) =>
        number.Length <= LongestNumber
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= LargestNumber
        && (value == 0 || Math.Abs(value) >= 1 / LargestNumber)
        && !HugeExponent(number);

    // "0e999999" is zero as a double, but out of range for PostgreSQL.
    private static bool HugeExponent(ReadOnlySpan<byte> number)
    {
        var e = number.IndexOfAny((byte)'e', (byte)'E');
        return e >= 0 && number.Length - e > 5;
    }
}
