using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Monitoring;

/// <summary>A ticket as the client receives it.</summary>
/// <param name="Url">Where to open the socket.</param>
/// <param name="Ticket">For the query string; bound to one attempt.</param>
/// <param name="ExpiresAt">When it expires; open sockets stay open.</param>
public sealed record MonitorTicket(string Url, string Ticket, DateTimeOffset ExpiresAt);

/// <summary>
/// Issues and validates tickets: attempt id and expiry, signed with HMAC-SHA-256. All web hosts of an installation use
/// the same key.
/// </summary>
public sealed class MonitorTickets(MonitorKey key, IOptions<MonitorOptions> options, TimeProvider time)
{
    private const int PlainBytes = 24;
    private const int MacBytes = 16;

    /// <summary>Issues a ticket for the attempt. The caller must have checked that the user owns the attempt.</summary>
    public MonitorTicket Issue(Guid attemptId, HttpRequest request)
    {
        var expires = time.GetUtcNow().AddMinutes(options.Value.TicketMinutes);
        Span<byte> token = stackalloc byte[PlainBytes + MacBytes];
        attemptId.TryWriteBytes(token, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(token[16..], expires.ToUnixTimeSeconds());
        Mac(token[..PlainBytes], token[PlainBytes..]);
        var scheme = request.IsHttps ? "wss" : "ws";
        return new MonitorTicket(
            $"{scheme}://{request.Host}{request.PathBase}/ws/monitor",
            Base64Url.EncodeToString(token),
            DateTimeOffset.FromUnixTimeSeconds(expires.ToUnixTimeSeconds())
        );
    }

    /// <summary>The attempt of a valid ticket.</summary>
    public bool TryRead([NotNullWhen(true)] string? ticket, out Guid attemptId)
    {
        attemptId = default;
        Span<byte> token = stackalloc byte[PlainBytes + MacBytes];
        if (
            ticket is null
            || ticket.Length > 64
            || Base64Url.DecodeFromChars(ticket, token, out _, out var written) != OperationStatus.Done
            || written != token.Length
        )
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacBytes];
        Mac(token[..PlainBytes], mac);
        if (
            !CryptographicOperations.FixedTimeEquals(mac, token[PlainBytes..])
            || BinaryPrimitives.ReadInt64BigEndian(token[16..]) <= time.GetUtcNow().ToUnixTimeSeconds()
        )
        {
            return false;
        }

        attemptId = new Guid(token[..16], bigEndian: true);
        return true;
    }

    /// <summary>
    /// A keyed hash that identifies a network address without revealing it; the same in every web host.
    /// </summary>
    public string AddressHash(string address)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes("address " + address), mac);
        return Convert.ToHexStringLower(mac[..8]);
    }

    private void Mac(ReadOnlySpan<byte> plain, Span<byte> mac)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(key.Bytes, plain, full);
        full[..MacBytes].CopyTo(mac);
    }
}

/// <summary>
/// The key of tickets. It is derived from the installation's signing key, so that tickets and tokens are not
/// interchangeable.
/// </summary>
public sealed class MonitorKey(ReadOnlySpan<byte> signingKey)
{
    /// <summary>The key, 32 bytes.</summary>
    internal byte[] Bytes { get; } =
        HKDF.DeriveKey(HashAlgorithmName.SHA256, signingKey.ToArray(), 32, info: "veritas.monitor.ticket"u8.ToArray());
}
