using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using static Veritas.Tests.Rules.Accounts.JwtForge;

namespace Veritas.Tests.Rules.Accounts;

/// <summary>A good token is accepted; every forged one beside it is refused, and none of them throws.</summary>
public sealed class JwtForgedTokensTests
{
    [Fact]
    public async Task The_token_that_the_forged_ones_start_from_is_accepted()
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(Good(), Parameters);

        Assert.True(result.IsValid, result.Exception?.ToString());
        Assert.Equal("u-1", result.ClaimsIdentity!.FindFirst("sub")?.Value);
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_token_is_refused(string why, string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, Parameters);

        Assert.False(result.IsValid, why);
        Assert.NotNull(result.Exception);
    }

    public static TheoryData<string, string> Forged()
    {
        var data = new TheoryData<string, string>();
        foreach (var (why, token) in Shapes().Concat(Algorithms()).Concat(Signatures()).Concat(Headers()).Concat(Claims()))
            data.Add(why, token);
        return data;
    }

    private static IEnumerable<(string Why, string Token)> Shapes()
    {
        var parts = Good().Split('.');
        yield return ("nothing", "");
        yield return ("one dot", ".");
        yield return ("two dots", "..");
        yield return ("no dots", "token");
        yield return ("two parts", $"{parts[0]}.{parts[1]}");
        yield return ("four parts", Good() + ".x");
        yield return ("five parts, an encrypted token", $"{parts[0]}.{parts[1]}.{parts[1]}.{parts[1]}.{parts[2]}");
        yield return ("header not JSON", Sign("alg: HS256", Payload()));
        yield return ("header an array", Sign("""["HS256"]""", Payload()));
        yield return ("payload not JSON", Sign(Header, "sub=u-1"));
        yield return ("payload empty", Sign(Header, ""));
        yield return ("payload cut off", Sign(Header, Payload()[..^1]));
        yield return ("not base64url", SignParts("!!!", "???"));
        yield return ("payload not UTF-8", SignParts(Encode(Header), Base64Url.EncodeToString([0x7b, 0xff, 0xfe, 0x7d])));
        yield return ("300,000 characters", Sign(Header, Payload(("pad", $"\"{new string('x', 225_000)}\""))));
    }

    private static IEnumerable<(string Why, string Token)> Algorithms()
    {
        foreach (var none in (string[])["none", "None", "NONE", "nOnE", ""])
        {
            var (header, payload) = (Encode($$"""{"alg":"{{none}}","typ":"JWT"}"""), Encode(Payload()));
            yield return ($"alg '{none}', no signature", $"{header}.{payload}.");
            yield return ($"alg '{none}', signed", SignParts(header, payload));
        }

        foreach (var alg in (string[])["HS384", "HS512", "RS256", "ES256", "PS256", "hs256", "HS256 ", "dir"])
            yield return ($"alg {alg}", Sign($$"""{"alg":"{{alg}}"}""", Payload()));

        var (header512, payload512) = (Encode("""{"alg":"HS512"}"""), Encode(Payload()));
        var signature = HMACSHA512.HashData(Key, Encoding.ASCII.GetBytes($"{header512}.{payload512}"));
        yield return ("alg HS512, truly so signed", $"{header512}.{payload512}.{Base64Url.EncodeToString(signature)}");
        yield return ("alg missing", Sign("""{"typ":"JWT"}""", Payload()));
        yield return ("alg null", Sign("""{"alg":null}""", Payload()));
        yield return ("alg a number", Sign("""{"alg":256}""", Payload()));
        yield return ("alg an array", Sign("""{"alg":["HS256"]}""", Payload()));
    }

    private static IEnumerable<(string Why, string Token)> Signatures()
    {
        var good = Good();
        var parts = good.Split('.');
        yield return ("signature empty", $"{parts[0]}.{parts[1]}.");
        yield return ("signature cut by a byte", $"{parts[0]}.{parts[1]}.{parts[2][..^2]}");
        yield return ("signature with a byte more", good + "AA");
        yield return ("signature of zeros", $"{parts[0]}.{parts[1]}.{new string('A', 43)}");
        yield return ("signature of another token", $"{parts[0]}.{parts[1]}.{Sign(Header, Payload(("sub", "\"u-2\""))).Split('.')[2]}");
        yield return ("another key", Sign(Header, Payload(), OtherKey));
        yield return ("an empty key", Sign(Header, Payload(), []));
        yield return ("payload changed", $"{parts[0]}.{Encode(Payload(("role", "\"admin\"")))}.{parts[2]}");
        yield return ("header changed", $"{Encode("""{"typ":"JWT","alg":"HS256"}""")}.{parts[1]}.{parts[2]}");
        yield return ("a claim doubled", $"{parts[0]}.{Encode(Payload()[..^1] + ",\"role\":\"admin\"}")}.{parts[2]}");
        yield return ("payload and signature swapped", $"{parts[0]}.{parts[2]}.{parts[1]}");
        for (var at = 0; at < 43; at += 6)
            yield return ($"signature changed at {at}", $"{parts[0]}.{parts[1]}.{parts[2][..at]}{(parts[2][at] == 'w' ? 'x' : 'w')}{parts[2][(at + 1)..]}");
    }

    /// <summary>Headers that bring their own key, or point to one: the key must come from the configuration alone.</summary>
    private static IEnumerable<(string Why, string Token)> Headers()
    {
        var jwk = $$"""{"kty":"oct","k":"{{Base64Url.EncodeToString(OtherKey)}}"}""";
        string[] carried = [$"\"jwk\":{jwk}", "\"jku\":\"http://localhost/keys\"", "\"x5u\":\"http://localhost/cert\"", "\"x5c\":[\"MIIB\"]",
            "\"kid\":\"../../../dev/null\"", "\"kid\":\"' or 1=1 --\"", $"\"kid\":\"{Base64Url.EncodeToString(OtherKey)}\""];
        foreach (var member in carried)
            yield return ("header with " + member, Sign($$"""{"alg":"HS256",{{member}}}""", Payload(), OtherKey));
        yield return ("kid the file of zeros", Sign("""{"alg":"HS256","kid":"/dev/zero"}""", Payload(), new byte[32]));
        yield return ("kid a number", Sign("""{"alg":"HS256","kid":1}""", Payload(), OtherKey));
    }

    private static IEnumerable<(string Why, string Token)> Claims()
    {
        yield return ("expired", Sign(Header, Payload(("exp", FromNow(-40)))));
        yield return ("long expired", Sign(Header, Payload(("nbf", "1"), ("exp", "2"))));
        yield return ("no exp", Sign(Header, Payload(("exp", null))));
        yield return ("exp null", Sign(Header, Payload(("exp", "null"))));
        yield return ("exp a text", Sign(Header, Payload(("exp", "\"never\""))));
        yield return ("exp true", Sign(Header, Payload(("exp", "true"))));
        yield return ("not yet valid", Sign(Header, Payload(("nbf", FromNow(60)))));
        yield return ("valid after it expired", Sign(Header, Payload(("nbf", FromNow(20)), ("exp", FromNow(10)))));
        yield return ("no issuer", Sign(Header, Payload(("iss", null))));
        yield return ("another issuer", Sign(Header, Payload(("iss", "\"veritas.example\""))));
        yield return ("issuer in another case", Sign(Header, Payload(("iss", "\"Veritas\""))));
        yield return ("issuer a list", Sign(Header, Payload(("iss", "[\"veritas\"]"))));
        yield return ("no audience", Sign(Header, Payload(("aud", null))));
        yield return ("another audience", Sign(Header, Payload(("aud", "\"veritas\""))));
        yield return ("audience with a space", Sign(Header, Payload(("aud", "\"veritas-web \""))));
        yield return ("no audience of a list", Sign(Header, Payload(("aud", "[\"a\",\"b\"]"))));
        yield return ("an empty list of audiences", Sign(Header, Payload(("aud", "[]"))));
    }
}
