using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Pages;

/// <summary>A server with pages like those of a build: index.html, and a script with a hash in its name.</summary>
public sealed class PageFiles : IAsyncLifetime
{
    public const string Index = "<!doctype html><title>Veritas</title>";
    public const string Script = "/app/assets/index-1a2b3c4d.js";

    private readonly string _root = Directory.CreateTempSubdirectory("veritas-pages-").FullName;

    public PageFiles()
    {
        var assets = Directory.CreateDirectory(Path.Combine(_root, "wwwroot", "assets")).FullName;
        File.WriteAllText(Path.Combine(_root, "wwwroot", "index.html"), Index);
        File.WriteAllText(Path.Combine(assets, Path.GetFileName(Script)), "export {};");
        File.WriteAllText(Path.Combine(_root, "secret.json"), "{}");
        Server = new VeritasServer { ContentRoot = _root };
    }

    public VeritasServer Server { get; }

    /// <summary>A client that sends the headers of a browser and does not follow redirects.</summary>
    public HttpClient Browser { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Server.Url };
        Browser.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
