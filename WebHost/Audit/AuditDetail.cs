using System.Text.Json;

namespace Veritas.WebHost.Audit;

/// <summary>Converts the arguments of a hub call, which can be any JSON, for the audit log.</summary>
internal static class AuditDetail
{
    /// <summary>The id in the first argument, if it is one id or a list of one.</summary>
    public static Guid? Id(JsonElement first)
    {
        var named = first.ValueKind == JsonValueKind.Array && first.GetArrayLength() == 1 ? first[0] : first;
        return
            named.ValueKind == JsonValueKind.String
            && Text(named) is { } text
            && Guid.TryParseExact(text, "D", out var id)
            ? id
            : null;
    }

    /// <summary>
    /// The arguments; null when PostgreSQL cannot store them: such a call is refused, and its intent is dropped.
    /// </summary>
    public static RawJson? Of(IReadOnlyList<object?> arguments) =>
        arguments.All(a => a is JsonElement argument && IsStorable(argument)) ? RawJson.Of(arguments) : null;

    private static bool IsStorable(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Text(value) is not null,
            JsonValueKind.Number => value.TryGetInt64(out _),
            JsonValueKind.Array => value.EnumerateArray().All(IsStorable),
            JsonValueKind.Object => AreStorable(value),
            _ => true,
        };

    private static bool AreStorable(JsonElement value)
    {
        try
        {
            return value.EnumerateObject().All(p => !p.Name.Contains('\0') && IsStorable(p.Value));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Null for a text with a NUL or a lone surrogate.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
