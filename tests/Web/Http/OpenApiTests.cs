using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>Of the routes whose bodies bear an example: it must be one that reads.</summary>
    [Fact]
    public async Task Bodies_of_accounts_have_examples_and_every_route_says_how_it_refuses()
    {
        var document = await server.Nobody.ReadAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var wrong = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var verb in path.Value.EnumerateObject())
            {
                wrong.AddRange(verb.Value.GetProperty("responses").TryGetProperty("default", out _) ? [] : [$"{verb.Name} {path.Name} tells no refusal"]);
                if (path.Name.StartsWith("/auth", StringComparison.Ordinal) && verb.Value.TryGetProperty("requestBody", out var body))
                {
                    var name = body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
                    wrong.AddRange(schemas.GetProperty(name).TryGetProperty("examples", out _) ? [] : [$"{name} has no example"]);
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>The document names a schema by its type alone: of two with one name, one route would show the other's body.</summary>
    [Fact]
    public void No_two_bodies_share_a_name()
    {
        var bodies = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct().ToList();

        Assert.Contains(bodies, b => b.Name.EndsWith("Body", StringComparison.Ordinal));
        Assert.Empty(bodies.GroupBy(b => b.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task The_document_can_be_browsed()
    {
        var page = await server.Nobody.GetAsync("/docs/index.html");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }
}
