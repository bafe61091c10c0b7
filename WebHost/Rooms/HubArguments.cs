using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Attempts;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Parses the hub's arguments, so that a problem names the invalid one, unlike SignalR's general error.
/// </summary>
internal static class HubArguments
{
    public const int MostAttempts = 500;
    public const int MaxText = 2_000;
    private const int MaxSeconds = 86_400;

    public static Guid Id(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && Guid.TryParseExact(Read(value), "D", out var id)
            ? id
            : throw HubRefusal.Invalid(name, "an id");

    public static long? OptionalNumber(JsonElement value, string name) =>
        IsAbsent(value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number
        : throw HubRefusal.Invalid(name, "a number of 0 or more");

    /// <summary>A whole number from 0 to <paramref name="most"/>; required.</summary>
    public static int WholeNumber(JsonElement value, string name, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 && number <= most
            ? number
            : throw HubRefusal.Invalid(name, $"a whole number from 0 to {most}");

    public static ImmutableArray<Guid> Ids(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is >= 1 and <= MostAttempts
            ? [.. value.EnumerateArray().Select(v => Id(v, name)).Distinct()]
            : throw HubRefusal.Invalid(name, $"a list of 1 to {MostAttempts} ids");

    public static string Text(JsonElement value, string name)
    {
        if (IsAbsent(value))
        {
            return "";
        }

        return
            value.ValueKind == JsonValueKind.String
            && Read(value) is { Length: <= MaxText } text
            && !text.Contains('\0')
            ? text
            : throw HubRefusal.Invalid(name, $"a text of at most {MaxText} characters without NUL");
    }

    public static T Choice<T>(JsonElement value, string name)
        where T : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var given = Read(value);
            foreach (var choice in Enum.GetValues<T>())
            {
                if (WireName<T>.Of(choice) == given)
                {
                    return choice;
                }
            }
        }

        throw HubRefusal.Invalid(name, "one of " + string.Join(", ", Enum.GetValues<T>().Select(WireName<T>.Of)));
    }

    /// <summary><c>{text?, seconds?}</c>. The attempt checks whether the kind of instruction needs them.</summary>
    public static (string Text, int Seconds) Details(JsonElement value)
    {
        if (IsAbsent(value))
        {
            return ("", 0);
        }

        if (value.ValueKind != JsonValueKind.Object || !AreDetails(value))
        {
            throw HubRefusal.Invalid("args", "an object with text and seconds");
        }

        return (
            value.TryGetProperty("text", out var text) ? Text(text, "text") : "",
            value.TryGetProperty("seconds", out var seconds) ? Seconds(seconds) : 0
        );
    }

    private static bool AreDetails(JsonElement value)
    {
        try
        {
            return value.EnumerateObject().All(p => p.Name is "text" or "seconds");
        }
        catch (InvalidOperationException)
        {
            // A name with a lone surrogate.
            return false;
        }
    }

    private static int Seconds(JsonElement value) => IsAbsent(value) ? 0 : WholeNumber(value, "seconds", MaxSeconds);

    private static bool IsAbsent(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Null for a string with a lone surrogate.</summary>
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
