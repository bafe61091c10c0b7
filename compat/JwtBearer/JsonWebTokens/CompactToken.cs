using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>
/// The compact serialization of RFC 7515: header, payload and signature in base64url with dots between. Reading is
/// strict: no padding, no white space, no unused bits, JSON objects alone, no member twice, no nesting over 16.
/// </summary>
internal readonly record struct CompactToken(string SignedText, JsonElement Header, JsonElement Payload, byte[] Signature)
{
    /// <summary>RFC 7518 section 3.2: the key of HS256 is at least as long as its hash.</summary>
    public const int MinimumKeyBits = 256;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static CompactToken Read(string text)
    {
        var firstDot = text.IndexOf('.', StringComparison.Ordinal);
        var lastDot = text.LastIndexOf('.');
        if (firstDot < 0 || text.AsSpan(firstDot + 1).Count('.') != 1)
            throw new SecurityTokenMalformedException("The token is not of three parts.");

        return new(
            text[..lastDot],
            ReadObject(text.AsSpan(0, firstDot)),
            ReadObject(text.AsSpan(firstDot + 1, lastDot - firstDot - 1)),
            Decode(text.AsSpan(lastDot + 1)));
    }

    public static string Write(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, SymmetricSecurityKey key)
    {
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed, key))}";
    }

    public bool IsSignedBy(SymmetricSecurityKey key) =>
        CryptographicOperations.FixedTimeEquals(Signature, Sign(SignedText, key));

    private static byte[] Sign(string text, SymmetricSecurityKey key) =>
        HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes(text));

    private static JsonElement ReadObject(ReadOnlySpan<char> part)
    {
        try
        {
            using var document = JsonDocument.Parse(Decode(part), Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new SecurityTokenMalformedException("A part of the token is not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new SecurityTokenMalformedException("A part of the token is not JSON.", error);
        }
    }

    private static byte[] Decode(ReadOnlySpan<char> part)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(part);
            // The decoder passes padding, white space and unused bits; written anew, they are gone.
            return part.SequenceEqual(Base64Url.EncodeToString(bytes))
                ? bytes
                : throw new SecurityTokenMalformedException("A part of the token is not canonical base64url.");
        }
        catch (FormatException error)
        {
            throw new SecurityTokenMalformedException("A part of the token is not base64url.", error);
        }
    }
}
