using System.Globalization;
namespace Veritas.WebHost.Http;

/// <summary>Versions as entity tags: <c>ETag</c> on what is read, <c>If-Match</c> on what is changed.</summary>
internal static class EntityTags
{
    /// <summary>Names the version that is sent.</summary>
    public static void Tag(HttpContext http, int version) => http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The version of <c>If-Match</c>; null without the header or with <c>*</c>. A tag that Veritas never gave matches nothing: <c>stale</c>.</summary>
    public static Result<int?> Expected(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch;
        return given.Count == 0 || given.ToString() == "*" ? new Result<int?>(null, null)
            : int.TryParse(given.ToString().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : new Problem(ProblemKind.Stale, "stale", "It has changed since it was read. Read it again.");
    }
}
