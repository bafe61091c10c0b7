using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Veritas.WebHost.Http;

/// <summary>
/// A PUT takes the record that the GET gives. Of its fields some can be changed; the others are sent back as they were
/// read, and another value is refused instead of being passed over in silence.
/// </summary>
internal static class ReadOnlyFields
{
    /// <summary>Whatever was sent can be compared; what is out of range is refused by its own check.</summary>
    private static readonly JsonSerializerOptions Options = new(VeritasJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>
    /// Names the first field that differs and cannot be changed: <c>field_read_only</c>, and for the version
    /// <c>stale</c>. Null when there is none.
    /// </summary>
    /// <param name="sent">The body of the PUT.</param>
    /// <param name="current">What a GET gives now; null when it gives nothing, which the change itself tells.</param>
    /// <param name="expected">The version the PUT was made from, null for any. Where it is not the current one, the
    /// change is stale and tells so itself.</param>
    /// <param name="changeable">Fields that the PUT can change, as they are named on the wire.</param>
    public static Problem? Check<T>(T sent, T? current, int? expected, params ReadOnlySpan<string> changeable)
        where T : class
    {
        if (current is null)
        {
            return null;
        }

        var (given, known) = (Fields(sent), Fields(current));
        if (expected is not null && expected != known["version"]!.GetValue<int>())
        {
            return null;
        }

        foreach (var (name, value) in known)
        {
            if (!changeable.Contains(name) && !JsonNode.DeepEquals(given[name], value))
            {
                return name == "version"
                    ? ETags.Stale
                    : new Problem(
                        ProblemKind.Invalid,
                        "field_read_only",
                        $"{name} cannot be changed here. Send the value that was read.",
                        Field: name
                    );
            }
        }

        return null;
    }

    private static JsonObject Fields<T>(T record) => JsonSerializer.SerializeToNode(record, Options)!.AsObject();
}
