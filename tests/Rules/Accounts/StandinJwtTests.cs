using Microsoft.IdentityModel.JsonWebTokens;
using static Veritas.Tests.Rules.Accounts.JwtForge;

namespace Veritas.Tests.Rules.Accounts;

/// <summary>
/// Where the stand-in reads more strictly than the official package. All these tokens are signed by the right key, so
/// only its holder could make them; the strictness keeps two readers from seeing two meanings in one token.
/// </summary>
public sealed class StandinJwtTests
{
    private static readonly JsonWebTokenHandler Handler = new();

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task An_ambiguous_token_is_refused(string why, string token) =>
        Assert.False((await Handler.ValidateTokenAsync(token, Parameters)).IsValid, why);

    public static TheoryData<string, string> Ambiguous()
    {
        var good = Good();
        var payload = Payload();
        return new()
        {
            { "text after the object", Sign(Header, payload + "{}") },
            { "a claim twice", Sign(Header, payload[..^1] + ",\"role\":\"admin\"}") },
            { "a claim twice, once escaped", Sign(Header, payload[..^1] + ",\"r\\u006fle\":\"admin\"}") },
            { "alg twice", Sign("""{"alg":"HS256","alg":"none"}""", payload) },
            { "an extension demanded", Sign("""{"alg":"HS256","crit":["b64"],"b64":false}""", payload) },
            { "nested 17 deep", Sign(Header, Payload(("deep", new string('[', 17) + new string(']', 17)))) },
            { "padding behind the header", SignParts(Encode("""{"alg":"HS256" }""") + "==", Encode(payload)) },
            { "padding behind the signature", good + "=" },
            { "white space behind the signature", good + " " },
            { "an unused bit of the signature set", good[..^1] + Neighbour(good[^1]) },
            { "the other base64 alphabet", SignParts(Encode(Header), Encode(Payload(("x", "\"???>>>\""))).Replace('_', '/').Replace('-', '+')) },
        };
    }

    /// <summary>The next character of the alphabet: it differs in the lowest bit, which 32 bytes leave unused.</summary>
    private static char Neighbour(char last)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet[alphabet.IndexOf(last, StringComparison.Ordinal) ^ 1];
    }
}
