using System.Globalization;

namespace Veritas.WebHost.Http;

/// <summary>Versions as entity tags: <c>ETag</c> on what is read, <see cref="IfMatch"/> on what is changed.</summary>
internal static class ETags
{
    public static readonly Problem Stale = new(
        ProblemKind.Stale,
        "stale",
        "It has changed since it was read. Read it again."
    );

    public static void Tell(HttpContext http, int version) =>
        Tell(http, version.ToString(CultureInfo.InvariantCulture));

    public static void Tell(HttpContext http, string tag) => http.Response.Headers.ETag = $"\"{tag}\"";
}
