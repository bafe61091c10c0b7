namespace Veritas.WebHost.Http;

/// <summary>
/// Headers that a browser should obey, on every answer. No cache may keep one, except where <see cref="MayBeKept"/>
/// says for how long.
/// </summary>
internal static class AnswerHeaders
{
    private const string Policy =
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    private static readonly object Key = new();

    /// <summary>Before everything that answers.</summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                Protect(http.Response.Headers);
                http.Response.OnStarting(Complete, http);
                return next(http);
            }
        );

    /// <summary>Sets <c>Cache-Control</c> of this answer, unless it becomes an error.</summary>
    public static void MayBeKept(this HttpContext http, string cacheControl) => http.Items[Key] = cacheControl;

    /// <summary>
    /// At the end, because an exception clears the headers and libraries set a Cache-Control of their own.
    /// </summary>
    private static Task Complete(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (headers.XContentTypeOptions.Count == 0)
        {
            Protect(headers);
        }

        headers.CacheControl =
            http.Response.StatusCode < 400 && http.Items.TryGetValue(Key, out var kept) ? (string)kept! : "no-store";
        return Task.CompletedTask;
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy;
    }
}
