using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Veritas.Bench.Load;

/// <summary>
/// Tickets as the server makes them: the run gave the server its key, so nobody has to sign in ten thousand times.
/// </summary>
public sealed class Tickets(byte[] signingKey, TimeProvider time)
{
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        signingKey,
        32,
        info: "veritas.monitor.ticket"u8.ToArray()
    );

    /// <summary>Good for an hour.</summary>
    public string Of(Guid attempt)
    {
        Span<byte> token = stackalloc byte[40];
        Span<byte> mac = stackalloc byte[32];
        attempt.TryWriteBytes(token, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(token[16..], time.GetUtcNow().AddHours(1).ToUnixTimeSeconds());
        HMACSHA256.HashData(_key, token[..24], mac);
        mac[..16].CopyTo(token[24..]);
        return Base64Url.EncodeToString(token);
    }
}
