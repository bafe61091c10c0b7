using System.Text.Json.Serialization;

namespace Veritas.WebHost.Http;

/// <summary>JSON, problems, limits and headers that all routes share.</summary>
internal static class HttpServices
{
    private const long LargestBody = 256 * 1024;

    public static IServiceCollection AddVeritasHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            var o = json.SerializerOptions;
            o.PropertyNamingPolicy = VeritasJson.Options.PropertyNamingPolicy;
            o.DictionaryKeyPolicy = null;
            o.NumberHandling = JsonNumberHandling.Strict;
            o.PropertyNameCaseInsensitive = false;
            o.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            o.RespectNullableAnnotations = true;
            o.RespectRequiredConstructorParameters = true;
            o.MaxDepth = VeritasJson.Options.MaxDepth;
            foreach (var converter in VeritasJson.Options.Converters)
            {
                o.Converters.Add(converter);
            }
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestBody;
            o.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        return services.AddProblemDetails().AddExceptionHandler<Faults>();
    }

    /// <summary>Bare status codes become problems; every answer carries the headers a browser should obey.</summary>
    public static IApplicationBuilder UseVeritasHttp(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.ContentSecurityPolicy =
                "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
            return next(http);
        });
        app.UseExceptionHandler();
        return app.UseStatusCodePages(context => Problems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => new Problem(ProblemKind.Unauthenticated, "token_invalid", "This needs an access token that holds."),
            StatusCodes.Status403Forbidden => new Problem(ProblemKind.Forbidden, "role_required", "Your role may not do this."),
            StatusCodes.Status413PayloadTooLarge => new Problem(ProblemKind.TooLarge, "body_too_large", "The body is too large."),
            StatusCodes.Status429TooManyRequests => new Problem(ProblemKind.TooMany, "too_many_requests", "Too many requests; wait a moment."),
            StatusCodes.Status404NotFound => new Problem(ProblemKind.NotFound, "route_unknown", "There is nothing here."),
            var status => new Problem(status >= 500 ? ProblemKind.Unavailable : ProblemKind.Invalid, "request_invalid", "The request cannot be served."),
        }));
    }
}
