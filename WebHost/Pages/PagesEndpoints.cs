using Microsoft.Extensions.FileProviders;

namespace Veritas.WebHost.Pages;

/// <summary>
/// The built pages: the files of <c>wwwroot</c>, and index.html for every address a person opens in the browser. Some
/// of those addresses are routes too (<c>/student/attempts/…</c>): a page load asks for HTML, a program never does.
/// </summary>
internal static class PagesEndpoints
{
    private static readonly string[] NotPages =
    [
        "/assets",
        "/docs",
        "/openapi",
        "/health",
        "/metrics",
        "/hubs",
        "/ws",
        "/admin/orleans",
    ];

    /// <summary>Where <c>wwwroot</c> is: beside the program when published, in the project when built.</summary>
    public static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                return folder.FullName;
            }

            if (File.Exists(Path.Combine(folder.FullName, "Veritas.sln")))
            {
                return Path.Combine(folder.FullName, "WebHost");
            }
        }

        return AppContext.BaseDirectory;
    }

    /// <summary>Serves them; must stand before routing.</summary>
    public static void UsePages(this WebApplication app)
    {
        var root = Path.Combine(app.Environment.ContentRootPath, "wwwroot");
        if (!Directory.Exists(root))
        {
            return;
        }

        var files = new PhysicalFileProvider(root);
        app.Use(
            (http, next) =>
            {
                if (IsPage(http.Request))
                {
                    http.Request.Path = "/index.html";
                }

                return next(http);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                // Names under assets carry a hash of their content.
                OnPrepareResponse = context =>
                    context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments(
                        "/assets"
                    )
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            }
        );
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !Path.HasExtension(request.Path.Value)
        && !Array.Exists(NotPages, p => request.Path.StartsWithSegments(p));
}
