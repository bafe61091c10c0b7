using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Opens pages below one path to a browser, which sends no Authorization header when a person goes there: a cookie for
/// that path alone, with a token that no other route takes. It ends with the session it was made in, after 15 minutes at
/// the latest.
/// </summary>
internal static class PageCookie
{
    public const string Scheme = "PageCookie";

    /// <summary>Where such pages are: all of them only read, so a cookie does no harm there.</summary>
    public const string Path = "/admin/orleans";
    private const string Name = "veritas_page";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Whether the request reads such a page with the cookie, and has no Authorization header.</summary>
    public static bool Bears(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Path) && HttpMethods.IsGet(http.Request.Method)
        && http.Request.Headers.Authorization.Count == 0 && http.Request.Cookies.ContainsKey(Name);

    /// <summary>Sets the cookie for the session of this request; false: it has none, because an API key asks.</summary>
    public static bool TryGive(HttpContext http, Tokens tokens)
    {
        if (tokens.IssueFor(Path, http.User, Life) is not { } token)
        {
            return false;
        }

        http.Response.Cookies.Append(Name, token, new CookieOptions
        {
            Path = http.Request.PathBase + Path,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            MaxAge = Life,
        });
        return true;
    }

    /// <summary>Reads the token from the cookie; the rest is as with an access token.</summary>
    public static void Configure(JwtBearerOptions options, Tokens tokens)
    {
        options.TokenValidationParameters = tokens.ValidationFor(Path);
        options.Events.OnMessageReceived = context =>
        {
            context.Token = context.Request.Cookies[Name];
            return Task.CompletedTask;
        };
    }
}
