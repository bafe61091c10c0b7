using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

public sealed partial class BadInputTests
{
    [Fact]
    public async Task An_unknown_id_is_not_found_and_changes_nothing()
    {
        await EachAsync(
            route => route.Pattern.Contains('{'),
            async (route, scene, _) =>
            {
                foreach (var name in Parameter().Matches(route.Pattern).Select(m => m.Value))
                {
                    foreach (
                        var (id, why) in new[]
                        {
                            (Guid.NewGuid().ToString(), "unknown"),
                            (scene.Other.Filled(name, BadInputScene.Role(route)), "of another user"),
                            ("not-an-id", "malformed"),
                        }
                    )
                    {
                        if (id == Guid.Empty.ToString() || (why == "of another user" && IsFree(route, name)))
                        {
                            continue;
                        }

                        var url =
                            scene.Filled(route, route.Pattern.Replace(name, id, StringComparison.Ordinal))
                            + PermissionSamples.Query(route.Name);
                        await SendAsync(route, scene, url, "\"1\"", Sample(route, scene), $"{name} {why}", 404);
                    }
                }
            }
        );
        Assert.True(_sent > 200, $"only {_sent} ids were tried");
    }

    [Fact]
    public async Task An_invalid_token_is_refused_everywhere()
    {
        var expired = ForgedToken.Expired(_server, (await _server.PersonAsync("teacher")).Id);
        await EachAsync(
            route => PermissionMatrix.Find(route.Method, route.Pattern)!.Callers != Callers.Anyone,
            async (route, scene, url) =>
            {
                foreach (
                    var (token, why) in new[]
                    {
                        ((string?)null, "no token"),
                        (expired, "an expired token"),
                        (scene.Token(route)[..^4] + "AAAA", "a changed token"),
                        ("veritas_nothing", "an unknown key"),
                    }
                )
                {
                    using var http = _server.Client(token);
                    await SendAsync(route, http, url, "\"1\"", Sample(route, scene), why, 401);
                }
            }
        );
        Assert.True(_sent > 300, $"only {_sent} tokens were tried");
    }
}
