using System.Globalization;

namespace Veritas.WebHost.Http;

/// <summary>Marks a route that takes If-Match.</summary>
internal sealed record TakesIfMatch;

/// <summary>Versions as entity tags: <c>ETag</c> on what is read, <c>If-Match</c> on what is changed.</summary>
internal static class ETags
{
    public static readonly Problem Missing = new(
        ProblemKind.Invalid, "if_match_missing", "A change names the ETag it was made from in If-Match, or * to replace whatever there is.", Field: "If-Match");

    public static readonly Problem Stale = new(ProblemKind.Stale, "stale", "It has changed since it was read. Read it again.");

    public static void Tell(HttpContext http, int version) => Tell(http, version.ToString(CultureInfo.InvariantCulture));

    public static void Tell(HttpContext http, string tag) => http.Response.Headers.ETag = $"\"{tag}\"";

    /// <summary>The version in If-Match; 0, which no row has, when it is not one of ours; null when there is none.</summary>
    public static int? Given(HttpContext http) => http.Request.Headers.IfMatch switch
    {
        [] => null,
        [{ Length: > 2 } tag] when tag[0] == '"' && tag[^1] == '"' && int.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => 0,
    };

    /// <summary>The version of <c>If-Match</c>; null for <c>*</c>. Problems: <see cref="Missing"/>; a tag that Veritas never gave matches nothing: <c>stale</c>.</summary>
    public static Result<int?> Expected(HttpContext http)
    {
        var given = ExpectedTag(http);
        return given.Problem is { } problem ? problem
            : given.Value is not { } tag ? new Result<int?>(null, null)
            : int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : Stale;
    }

    /// <summary>The text of <c>If-Match</c>; null for <c>*</c>. Problem: <see cref="Missing"/>.</summary>
    public static Result<string?> ExpectedTag(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch;
        return given.Count == 0 ? Missing : new Result<string?>(given.ToString() == "*" ? null : given.ToString().Trim().Trim('"'), null);
    }

    /// <summary>The route's change names what it was made from; the OpenAPI document says so.</summary>
    public static RouteHandlerBuilder WithIfMatch(this RouteHandlerBuilder route) => route.WithMetadata(new TakesIfMatch());
}
