using System.Net;
using System.Security.Cryptography;
using Veritas.Tests.Web.Server;
using static Veritas.Tests.Web.Server.ForgedToken;

namespace Veritas.Tests.Web.Accounts;

public sealed class ForgedTokenTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Theory]
    [InlineData("none")]
    [InlineData("no signature")]
    [InlineData("another key")]
    [InlineData("another role")]
    [InlineData("another algorithm")]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("expired")]
    [InlineData("not yet")]
    [InlineData("for ever")]
    [InlineData("no jti")]
    [InlineData("unknown role")]
    [InlineData("cut")]
    [InlineData("words")]
    public async Task A_forged_token_is_refused(string forgery)
    {
        using var http = server.Client(Forge(forgery));

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await http.GetAsync("/auth/me")));
    }

    [Fact]
    public async Task The_token_builder_creates_valid_tokens()
    {
        var admin = await server.SignInAsync("admin@example.org");
        using var http = server.Client(Sign(Header, Payload(sub: admin.Id.ToString()), server.SigningKey));

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/auth/me")).StatusCode);
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("253402300799")]
    [InlineData("1e300")]
    public async Task A_token_with_an_excessive_lifetime_is_refused(string end)
    {
        var admin = await server.SignInAsync("admin@example.org");
        using var http = server.Client(
            Sign(Header, Payload(sub: admin.Id.ToString(), to: null)[..^1] + ",\"exp\":" + end + "}", server.SigningKey)
        );

        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await http.GetAsync("/auth/me")));
    }

    [Fact]
    public async Task A_token_ends_a_day_and_half_a_minute_after_it_was_issued()
    {
        var (own, time) = await VeritasServer.WithClockAsync();
        await using var _ = own;
        var person = await own.PersonAsync("student");

        time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(29));
        Assert.Equal(HttpStatusCode.OK, (await person.Http.GetAsync("/auth/me")).StatusCode);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((401, "token_invalid"), await VeritasServer.Refusal(await person.Http.GetAsync("/auth/me")));
    }

    private string Forge(string how)
    {
        var key = server.SigningKey;
        var good = Sign(Header, Payload(), key);
        var parts = good.Split('.');
        return how switch
        {
            "none" => Encode("""{"alg":"none","typ":"JWT"}""") + "." + parts[1] + ".",
            "no signature" => parts[0] + "." + parts[1] + ".",
            "another key" => Sign(Header, Payload(), RandomNumberGenerator.GetBytes(32)),
            "another role" => parts[0] + "." + Encode(Payload(role: "student")) + "." + parts[2],
            "another algorithm" => Sign("""{"alg":"HS512","typ":"JWT"}""", Payload(), key),
            "another issuer" => Sign(Header, Payload(iss: "elsewhere"), key),
            "another audience" => Sign(Header, Payload(aud: "elsewhere"), key),
            "expired" => Sign(Header, Payload(from: -7_200, to: -31), key),
            "not yet" => Sign(Header, Payload(from: 120), key),
            "for ever" => Sign(Header, Payload(to: null), key),
            "no jti" => Sign(Header, Payload(jti: ""), key),
            "unknown role" => Sign(Header, Payload(role: "owner"), key),
            "cut" => good[..^2],
            _ => "open sesame",
        };
    }

    private string Payload(
        string role = "admin",
        string iss = "veritas",
        string aud = "veritas",
        long from = -60,
        long? to = 3_600,
        string? jti = null,
        string? sub = null
    )
    {
        var now = server.Time.GetUtcNow().ToUnixTimeSeconds();
        var end = to is { } t ? $",\"exp\":{now + t}" : "";
        return $$"""{"sub":"{{sub ?? Guid.NewGuid().ToString()}}","role":"{{role}}","jti":"{{jti ?? Guid.NewGuid().ToString()}}","iss":"{{iss}}","aud":"{{aud}}","iat":{{now + from}},"nbf":{{now + from}}{{end}}}""";
    }
}
