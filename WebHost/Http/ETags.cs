using System.Globalization;

namespace Veritas.WebHost.Http;

/// <summary>Versions as entity tags: reads return an <c>ETag</c>, changes require <see cref="IfMatch"/>.</summary>
internal static class ETags
{
    public static readonly Problem Stale = new(
        ProblemKind.Stale,
        "stale",
        "The record has changed since you read it. Read it again."
    );

    public static void Tell(HttpContext http, int version) =>
        Tell(http, version.ToString(CultureInfo.InvariantCulture));

    public static void Tell(HttpContext http, string tag) => http.Response.Headers.ETag = $"\"{tag}\"";
}
