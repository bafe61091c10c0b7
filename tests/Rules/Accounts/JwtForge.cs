using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Veritas.Tests.Rules.Accounts;

/// <summary>Makes tokens by hand, good and forged ones, with no code of the library under test.</summary>
internal static class JwtForge
{
    public const string Header = """{"alg":"HS256","typ":"JWT"}""";
    public const string Issuer = "veritas";
    public const string Audience = "veritas-web";

    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    public static readonly byte[] OtherKey = [.. Enumerable.Range(2, 32).Select(i => (byte)i)];

    public static TokenValidationParameters Parameters => new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Key),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    /// <summary>The payload of a good token, with members changed, added or (value null) left out; values are raw JSON.</summary>
    public static string Payload(params (string Name, string? Json)[] changes)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var members = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["sub"] = "\"u-1\"",
            ["role"] = "\"student\"",
            ["iss"] = $"\"{Issuer}\"",
            ["aud"] = $"\"{Audience}\"",
            ["nbf"] = Seconds(now - 60),
            ["exp"] = Seconds(now + 3600),
        };
        foreach (var (name, json) in changes)
            members[name] = json;
        var written = members.Where(member => member.Value is not null).Select(member => $"\"{member.Key}\":{member.Value}");
        return "{" + string.Join(',', written) + "}";
    }

    /// <summary>A time so many seconds from now, as JSON.</summary>
    public static string FromNow(int seconds) => Seconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds);

    public static string Sign(string header, string payload, byte[]? key = null) =>
        SignParts(Encode(header), Encode(payload), key);

    public static string SignParts(string header, string payload, byte[]? key = null)
    {
        var signature = HMACSHA256.HashData(key ?? Key, Encoding.ASCII.GetBytes($"{header}.{payload}"));
        return $"{header}.{payload}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Good() => Sign(Header, Payload());

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Seconds(long value) => value.ToString(CultureInfo.InvariantCulture);
}
