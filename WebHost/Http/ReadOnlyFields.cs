using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Veritas.WebHost.Http;

/// <summary>
/// A PUT takes the record that the GET returns. Only some fields can be changed. Different values in other fields are
/// refused rather than ignored.
/// </summary>
internal static class ReadOnlyFields
{
    /// <summary>Allows any value here; validation of the record reports values out of range.</summary>
    private static readonly JsonSerializerOptions Options = new(VeritasJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>
    /// Null if only changeable fields differ. Otherwise a problem for the first other field: <c>stale</c> for the
    /// version, <c>field_read_only</c> for any other.
    /// </summary>
    /// <param name="sent">The body of the PUT.</param>
    /// <param name="current">The current record; null if there is none, which the change itself reports.</param>
    /// <param name="expected">The version in <c>If-Match</c>, null for any. If it is not current, the change itself
    /// reports a stale version.</param>
    /// <param name="changeable">JSON names of the fields that the PUT can change.</param>
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
                        $"{name} is read-only here. Send the value that you read.",
                        Field: name
                    );
            }
        }

        return null;
    }

    private static JsonObject Fields<T>(T record) => JsonSerializer.SerializeToNode(record, Options)!.AsObject();
}
