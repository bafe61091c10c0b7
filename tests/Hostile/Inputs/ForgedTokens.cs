using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Invalid access tokens and tickets that look similar to valid ones.</summary>
public static class ForgedTokens
{
    /// <summary>Derives tokens from a valid token and its signing key.</summary>
    public static ImmutableArray<string> Of(string good, byte[] key)
    {
        var parts = good.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        const string Header = """{"alg":"HS256","typ":"JWT"}""";
        byte[] other = [.. key.Select(b => (byte)~b)];
        return
        [
            Part("""{"alg":"none","typ":"JWT"}""") + "." + parts[1] + ".",
            Part("""{"alg":"None"}""") + "." + parts[1] + "." + parts[2],
            Part("""{"alg":"HS512","typ":"JWT"}""") + "." + parts[1] + "." + parts[2],
            Part("""{"alg":"RS256","jwk":{"kty":"oct","k":"AA"},"typ":"JWT"}""") + "." + parts[1] + "." + parts[2],
            Part("""{"alg":"HS256","kid":"../../../../dev/null","typ":"JWT"}""") + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            parts[0] + ".." + parts[2],
            good[..^3],
            good + "A",
            good + "=",
            Signed(Header, claims, other),
            Signed(Header, With(claims, "role", "\"admin\""), other),
            Signed(Header, With(claims, "exp", "1"), key),
            Signed(Header, With(claims, "exp", "99999999999999999999"), key),
            Signed(Header, With(claims, "exp", "\"never\""), key),
            Signed(Header, With(claims, "nbf", "32503680000"), key),
            Signed(Header, With(claims, "iss", "\"other\""), key),
            Signed(Header, With(claims, "aud", "[\"other\",null]"), key),
            Signed(Header, With(claims, "sub", "\"'; drop table users; --\""), key),
            Signed(Header, With(claims, "sub", "{\"a\":1}"), key),
            Signed(Header, With(claims, "jti", "7"), key),
            Signed(Header, With(claims, "role", "\"root\""), key),
            Signed(Header, "{}", key),
            Signed(Header, "[]", key),
            Signed(Header, "{\"exp\":", key),
            Signed(Header, Nasty.Nested("{\"a\":", "}", 500), key),
        ];
    }

    /// <summary>Derives tickets from a valid one.</summary>
    public static ImmutableArray<string> TicketsOf(string good) =>
        [
            "",
            "A",
            good[..^1],
            good + "A",
            (good[0] == 'A' ? 'B' : 'A') + good[1..],
            good[..40] + new string('A', good.Length - 40),
            new string('A', good.Length),
            good.ToUpperInvariant(),
            "%00" + good[3..],
            new string('A', 4_000),
        ];

    private static string Signed(string header, string claims, byte[] key)
    {
        var text = Part(header) + "." + Part(claims);
        return text + "." + Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));
    }

    private static string With(string claims, string name, string value)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(claims)!.AsObject();
        node[name] = "@@";
        return node.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
    }

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
