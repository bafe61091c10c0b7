using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Veritas.WebHost.Http;

/// <summary>JSON, problem details, limits and headers for all routes.</summary>
internal static class HttpServices
{
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
        services
            .AddOptions<LimitOptions>()
            .BindConfiguration("Veritas:Limits")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<ProxyOptions>()
            .BindConfiguration("Veritas:Proxies")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ConnectionLimits>().AddRateLimits();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Believe);
        return services
            .AddProblemDetails(o => o.CustomizeProblemDetails = Problems.RetryAfter)
            .AddExceptionHandler<ProblemExceptionHandler>();
    }

    /// <summary>Converts bare status codes to problem details and adds security headers to every response.</summary>
    public static IApplicationBuilder UseVeritasHttp(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Networks.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<BodyLimits>();
        app.UseAnswerHeaders();
        app.UseExceptionHandler();
        app.Use(
            (http, next) =>
                HasKnownCharset(http.Request.ContentType)
                    ? next(http)
                    : Problems.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType)
        );
        return app.UseStatusCodePages(context =>
            Problems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode)
        );
    }

    /// <summary>
    /// JSON must be UTF-8. Another charset would throw in the JSON reader, so it is refused here.
    /// <see cref="FileText"/> decodes uploaded files.
    /// </summary>
    private static bool HasKnownCharset(string? contentType) =>
        contentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) != true
        || (MediaTypeHeaderValue.TryParse(contentType, out var type) && (!IsJson(type) || IsUtf8(type.Charset)));

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.SubTypeWithoutSuffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(StringSegment charset) =>
        HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = proxies.Value.Hops;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in proxies.Value.Networks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }
}
