using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>The OpenAPI document is checked in: a change of the contract shows in the diff.</summary>
public sealed class OpenApiTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    /// <summary>Set it to write the document instead of comparing.</summary>
    private const string Update = "VERITAS_UPDATE_OPENAPI";

    [Fact]
    public async Task The_document_is_the_one_in_docs()
    {
        var served = (await server.Nobody.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(ServerProcess.RepositoryRoot(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.True(served == await File.ReadAllTextAsync(file), $"The routes differ from docs/openapi.json. When that is meant, run the test with {Update}=1 and read the diff.");
    }

    [Fact]
    public async Task The_document_can_be_browsed()
    {
        var page = await server.Nobody.GetAsync("/docs/index.html");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }
}
