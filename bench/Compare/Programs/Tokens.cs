using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Bench.Compare.Programs;

/// <summary>The run's signing key, and the access tokens it makes with it.</summary>
internal sealed class Tokens(TimeProvider time)
{
    public byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Good for some hours.</summary>
    public string Of(Guid user, string role)
    {
        var now = time.GetUtcNow();
        var head = Encode("""{"alg":"HS256","typ":"JWT"}""");
        var body = Encode(
            $$"""
            {"sub":"{{user}}","role":"{{role}}","jti":"{{Guid.CreateVersion7(
                now
            )}}","iss":"veritas","aud":"veritas","iat":{{now.ToUnixTimeSeconds()}},"nbf":{{now.ToUnixTimeSeconds()}},"exp":{{now.AddHours(
                    6
                ).ToUnixTimeSeconds()}}}
            """
        );
        return $"{head}.{body}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"{head}.{body}")))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
