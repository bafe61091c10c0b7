using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Veritas.Silo.Operations;

/// <summary>
/// Names the span of a request by its method and route and adds the response status; ASP.NET Core 10 only records the
/// path.
/// </summary>
public static class RequestSpans
{
    /// <summary>Call it after routing. Does nothing for requests that are not recorded.</summary>
    public static IApplicationBuilder UseRequestSpans(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                {
                    if (http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
                    {
                        span.DisplayName = $"{http.Request.Method} {route}";
                        span.SetTag("http.route", route);
                    }

                    http.Response.OnStarting(() =>
                    {
                        span.SetTag("http.response.status_code", http.Response.StatusCode);
                        return Task.CompletedTask;
                    });
                }

                return next(http);
            }
        );
}
