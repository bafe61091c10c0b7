using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;
using Veritas.WebHost.Rooms;

namespace Veritas.Tests.Web.Http;

/// <summary>The permission matrix has one row per route, and docs show it unchanged.</summary>
public sealed class PermissionMatrixTests
{
    /// <summary>Environment variable: if set, the test writes the page instead of comparing it.</summary>
    private const string Update = "VERITAS_UPDATE_PERMISSIONS";

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        await using var server = new VeritasServer { Settings = { ["Veritas:Dashboard:Enabled"] = "true" } };
        await server.InitializeAsync();
        var routes = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => $"{PermissionRoutes.MethodOf(e.Metadata)} {PermissionRoutes.Plain(e.RoutePattern)}");
        var calls = typeof(AlertHub)
            .GetMethods()
            .Where(m => m.DeclaringType == typeof(AlertHub) && m.GetBaseDefinition().DeclaringType != typeof(Hub))
            .Select(m => $"HUB {m.Name}");

        var rows = PermissionMatrix.Rows.Select(r => $"{r.Method} {r.Pattern}").Order().ToList();

        Assert.Equal(routes.Concat(calls).Distinct().Order(), rows);
    }

    [Fact]
    public void Only_exam_rows_declare_a_permission() =>
        Assert.All(
            PermissionMatrix.Rows,
            r => Assert.Equal(r.Rows == RowRule.Exam, r.Needs is "view" or "proctor" or "grade" or "edit" or "own")
        );

    [Fact]
    public async Task The_generated_page_matches_docs()
    {
        var file = Path.Combine(ServerProcess.RepositoryRoot(), "docs", "permissions.md");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(file, PermissionTable.Markdown());
        }

        Assert.True(
            PermissionTable.Markdown() == (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"),
            $"The matrix differs from docs/permissions.md. When that is meant, run the test with {Update}=1 and "
                + "read the diff."
        );
    }
}
