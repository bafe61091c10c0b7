using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Opens pages below one path to a browser, which sends no Authorization header on navigation: a cookie for that path
/// only, with a token that no other route accepts. It expires with the session it was created in, after at most 15
/// minutes.
/// </summary>
internal static class PageCookie
{
    public const string Scheme = "PageCookie";

    /// <summary>
    /// The path of these pages. All of them are read-only, so the cookie allows no cross-site change.
    /// </summary>
    public const string Path = "/admin/orleans";
    private const string Name = "veritas_page";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Whether the request reads such a page with the cookie and has no Authorization header.</summary>
    public static bool Bears(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Path)
        && HttpMethods.IsGet(http.Request.Method)
        && http.Request.Headers.Authorization.Count == 0
        && http.Request.Cookies.ContainsKey(Name);

    /// <summary>Sets the cookie for the session of this request; false when it has none, as with an API key.</summary>
    public static bool TryGive(HttpContext http, Tokens tokens)
    {
        if (tokens.IssueFor(Path, http.User, Life) is not { } token)
        {
            return false;
        }

        http.Response.Cookies.Append(
            Name,
            token,
            new CookieOptions
            {
                Path = http.Request.PathBase + Path,
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                MaxAge = Life,
            }
        );
        return true;
    }

    /// <summary>Reads the token from the cookie and validates it like an access token.</summary>
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
