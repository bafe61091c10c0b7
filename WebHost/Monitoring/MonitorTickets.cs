using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Monitoring;

/// <summary>A ticket as a client gets it.</summary>
/// <param name="Url">Where to open the socket.</param>
/// <param name="Ticket">For the query string; bound to one attempt.</param>
/// <param name="ExpiresAt">When it no longer opens a socket; open sockets stay.</param>
public sealed record MonitorTicket(string Url, string Ticket, DateTimeOffset ExpiresAt);

/// <summary>
/// Makes and reads tickets: attempt id and expiry under an HMAC-SHA-256 of its own key. Every web host of an
/// installation agrees.
/// </summary>
public sealed class MonitorTickets(MonitorKey key, IOptions<MonitorOptions> options, TimeProvider time)
{
    private const int PlainBytes = 24;
    private const int MacBytes = 16;

    /// <summary>A ticket for the attempt, for whoever has been shown to own it.</summary>
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

    /// <summary>The attempt of a ticket that holds.</summary>
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

    /// <summary>Tells one network address from another, the same in every web host, and does not name it.</summary>
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
/// The key of tickets, derived from the installation's signing key so that neither is good for the other's purpose.
/// </summary>
public sealed class MonitorKey(ReadOnlySpan<byte> signingKey)
{
    /// <summary>32 bytes.</summary>
    internal byte[] Bytes { get; } =
        HKDF.DeriveKey(HashAlgorithmName.SHA256, signingKey.ToArray(), 32, info: "veritas.monitor.ticket"u8.ToArray());
}
