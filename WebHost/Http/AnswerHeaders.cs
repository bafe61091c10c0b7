namespace Veritas.WebHost.Http;

/// <summary>
/// Adds security headers to every response, and <c>Cache-Control: no-store</c> unless <see cref="MayBeKept"/> sets
/// another value.
/// </summary>
internal static class AnswerHeaders
{
    private const string Policy =
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    private static readonly object Key = new();

    /// <summary>Must be the first middleware.</summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                Protect(http.Response.Headers);
                http.Response.OnStarting(Complete, http);
                return next(http);
            }
        );

    /// <summary>Sets <c>Cache-Control</c> of this response, unless it becomes an error.</summary>
    public static void MayBeKept(this HttpContext http, string cacheControl) => http.Items[Key] = cacheControl;

    /// <summary>
    /// Runs when the response starts, because an exception clears the headers and libraries set their own
    /// Cache-Control.
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
