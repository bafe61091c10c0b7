using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Tests.Web.Server;

/// <summary>Access tokens that Veritas did not issue.</summary>
internal static class ForgedToken
{
    public const string Header = """{"alg":"HS256","typ":"JWT"}""";

    /// <summary>A teacher's token that expired an hour ago, signed with the server's own key.</summary>
    public static string Expired(VeritasServer server, Guid user)
    {
        var now = server.Time.GetUtcNow().ToUnixTimeSeconds();
        return Sign(
            Header,
            $$"""{"sub":"{{user}}","role":"teacher","jti":"{{Guid.NewGuid()}}","iss":"veritas","aud":"veritas","iat":{{now - 7_200}},"nbf":{{now - 7_200}},"exp":{{now - 3_600}}}""",
            server.SigningKey
        );
    }

    public static string Sign(string header, string payload, byte[] key)
    {
        var signed = Encode(header) + "." + Encode(payload);
        return signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
