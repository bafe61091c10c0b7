using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>Refused reports and queries. Nothing is stored, so the tests share one server.</summary>
public sealed class ComponentLogRefusalTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Theory]
    [InlineData("""{"entries":[]}""", "entries_invalid")]
    [InlineData("""{"entries":[{"source":"a","severity":"loud","status":"ok","message":"m"}]}""", "body_invalid")]
    [InlineData("""{"entries":[{"source":"a","severity":"info","status":"ok","message":""}]}""", "message_invalid")]
    [InlineData(
        """{"entries":[{"source":"a","severity":"info","status":"ok","message":"\u0000"}]}""",
        "message_invalid"
    )]
    [InlineData(
        """{"entries":[{"source":"a","severity":"info","status":"ok","message":"m","data":[1]}]}""",
        "data_invalid"
    )]
    [InlineData(
        """{"entries":[{"source":"a","severity":"info","status":"ok","message":"m","at":"1999-01-01T00:00:00Z"}]}""",
        "at_invalid"
    )]
    [InlineData(
        """{"entries":[{"source":"a","severity":"info","status":"ok","message":"m","colour":"red"}]}""",
        "field_unknown"
    )]
    public async Task An_unstorable_report_is_refused(string body, string code)
    {
        using var admin = await server.AdminAsync();

        Assert.Equal((400, code), await admin.RefusedAsync("/monitor/logs", body));
    }

    [Theory]
    [InlineData("severity=loud", "filter_invalid")]
    [InlineData("limit=0", "limit_invalid")]
    [InlineData("limit=501", "limit_invalid")]
    [InlineData("before=x", "request_invalid")]
    public async Task An_invalid_query_is_refused(string query, string code)
    {
        using var admin = await server.AdminAsync();

        Assert.Equal((400, code), await VeritasServer.Refusal(await admin.GetAsync("/monitor/logs?" + query)));
    }
}
