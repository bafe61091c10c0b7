using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Pages;

/// <summary>
/// The built pages under <c>/app</c>: the files of <c>wwwroot</c>, and index.html for every other address there, which
/// shows the page or an error. No API route is under <c>/app</c>.
/// </summary>
internal static partial class PagesEndpoints
{
    private const string Root = "/app";
    private const string Assets = "/assets";
    private const string Index = "/index.html";

    /// <summary>
    /// The path of <c>wwwroot</c>: next to the program when published, in the project folder otherwise.
    /// </summary>
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

    /// <summary>Serves the pages. Must come before routing.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.Use(RedirectToPage);
        var root = Path.Combine(app.Environment.ContentRootPath, "wwwroot");
        if (Directory.Exists(root))
        {
            app.Map(Root, pages => Serve(pages, new PhysicalFileProvider(root)));
        }
    }

    private static void Serve(IApplicationBuilder pages, PhysicalFileProvider files)
    {
        pages.Use(
            (http, next) =>
            {
                // A missing asset is a 404: a browser must not receive index.html instead of a script.
                if (!http.Request.Path.StartsWithSegments(Assets) && !files.GetFileInfo(http.Request.Path).Exists)
                {
                    http.Request.Path = Index;
                }

                return next(http);
            }
        );
        pages.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                // File names under assets contain a hash of the content.
                OnPrepareResponse = file =>
                    file.Context.MayBeKept(
                        file.Context.Request.Path.StartsWithSegments(Assets)
                            ? "public, max-age=31536000, immutable"
                            : "no-cache"
                    ),
            }
        );
    }

    /// <summary>Redirects <c>/</c>, and the addresses of pages from before they moved to <c>/app</c>.</summary>
    private static Task RedirectToPage(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "";
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && FormerPage().IsMatch(path))
        {
            http.Response.Redirect(Root + path + request.QueryString);
            return Task.CompletedTask;
        }

        return next(http);
    }

    /// <summary>Old page addresses that are not API routes.</summary>
    [GeneratedRegex(@"^/((student|teacher|teacher/exams/(new|[0-9a-f-]{36}/room))/?)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex FormerPage();
}
