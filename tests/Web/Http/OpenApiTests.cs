using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>The OpenAPI document is checked in, so that a change of the contract shows in the diff.</summary>
public sealed class OpenApiTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    /// <summary>Environment variable: if set, the test writes the document instead of comparing it.</summary>
    private const string Update = "VERITAS_UPDATE_OPENAPI";

    [Fact]
    public async Task The_document_matches_docs()
    {
        var served =
            (await server.Anonymous.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(ServerProcess.RepositoryRoot(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.True(
            served == await File.ReadAllTextAsync(file),
            $"The routes differ from docs/openapi.json. When that is meant, run the test with {Update}=1 and "
                + "read the diff."
        );
    }

    [Fact]
    public async Task Every_route_declares_its_problem_response() =>
        Assert.Empty(
            (await ApiRoute.AllAsync(server))
                .Where(r => !r.Operation.GetProperty("responses").TryGetProperty("default", out _))
                .Select(r => r.Name)
        );

    /// <summary>
    /// Schemas are named by their type alone. If two types had the same name, one route would show the other's body.
    /// </summary>
    [Fact]
    public void No_two_bodies_share_a_name()
    {
        var bodies = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .OfType<Type>()
            .Distinct()
            .ToList();

        Assert.Contains(bodies, b => b.Name.EndsWith("Body", StringComparison.Ordinal));
        Assert.Empty(bodies.GroupBy(b => b.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task The_document_can_be_browsed()
    {
        var page = await server.Anonymous.GetAsync("/docs/index.html");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }
}
