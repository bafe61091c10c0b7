using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>Writes what a descriptor says, and signs it.</summary>
internal static class TokenWriter
{
    /// <param name="descriptor">What to write.</param>
    /// <param name="defaultLifetime">Null when missing times are to stay missing.</param>
    public static string Write(SecurityTokenDescriptor descriptor, TimeSpan? defaultLifetime)
    {
        if (descriptor.SigningCredentials is not { Algorithm: SecurityAlgorithms.HmacSha256, Key: SymmetricSecurityKey key } credentials)
            throw new ArgumentException("The descriptor needs credentials with a symmetric key and HS256.", nameof(descriptor));
        if (key.KeySize < CompactToken.MinimumKeyBits)
            throw new ArgumentOutOfRangeException(nameof(descriptor), key.KeySize, "HS256 needs a key of 256 bits or more.");

        var header = new Dictionary<string, object?> { ["alg"] = credentials.Algorithm };
        if (!string.IsNullOrEmpty(credentials.Kid))
            header["kid"] = credentials.Kid;
        header["typ"] = descriptor.TokenType ?? "JWT";
        return CompactToken.Write(ToJson(header), ToJson(Payload(descriptor, defaultLifetime)), key);
    }

    private static Dictionary<string, object?> Payload(SecurityTokenDescriptor descriptor, TimeSpan? defaultLifetime)
    {
        var payload = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var claims in (descriptor.Subject?.Claims ?? []).GroupBy(claim => claim.Type, StringComparer.Ordinal))
        {
            var values = claims.Select(ToValue).ToArray();
            payload[claims.Key] = values.Length == 1 ? values[0] : values;
        }

        foreach (var (name, value) in descriptor.Claims ?? new Dictionary<string, object>())
            payload[name] = value is DateTime time ? ToSeconds(time) : value;

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Set(payload, JwtRegisteredClaimNames.Aud, descriptor.Audience);
        Set(payload, JwtRegisteredClaimNames.Iss, descriptor.Issuer);
        SetTime(payload, JwtRegisteredClaimNames.Exp, descriptor.Expires, now + defaultLifetime);
        SetTime(payload, JwtRegisteredClaimNames.Iat, descriptor.IssuedAt, defaultLifetime is null ? null : now);
        SetTime(payload, JwtRegisteredClaimNames.Nbf, descriptor.NotBefore, defaultLifetime is null ? null : now);
        return payload;
    }

    private static void Set(Dictionary<string, object?> payload, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            payload[name] = value;
    }

    private static void SetTime(Dictionary<string, object?> payload, string name, DateTime? time, DateTime? fallback)
    {
        if ((time ?? (payload.ContainsKey(name) ? null : fallback)) is { } chosen)
            payload[name] = ToSeconds(chosen);
    }

    private static object ToValue(Claim claim) => claim.ValueType switch
    {
        ClaimValueTypes.Boolean when bool.TryParse(claim.Value, out var value) => value,
        ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64
            when long.TryParse(claim.Value, out var value) => value,
        _ => claim.Value,
    };

    private static long ToSeconds(DateTime time) => (long)(time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;

    private static byte[] ToJson(Dictionary<string, object?> members) => JsonSerializer.SerializeToUtf8Bytes(members);
}
