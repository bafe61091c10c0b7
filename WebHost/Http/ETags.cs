using System.Globalization;

namespace Veritas.WebHost.Http;

/// <summary>Versions as ETags: a GET tells one, a PUT names the one it was made from.</summary>
internal static class ETags
{
    public static readonly Problem Missing = new(ProblemKind.Invalid, "if_match_missing", "A change names the ETag it was made from in If-Match.", Field: "If-Match");

    public static void Tell(HttpContext http, int version) => http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version in If-Match; 0, which no row has, when it is not one of ours; null when there is none.</summary>
    public static int? Given(HttpContext http) => http.Request.Headers.IfMatch switch
    {
        [] => null,
        [{ Length: > 2 } tag] when tag[0] == '"' && tag[^1] == '"' && int.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => 0,
    };
}
