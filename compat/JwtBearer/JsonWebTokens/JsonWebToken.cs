using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>A JWT as read. Reading verifies nothing: that is <see cref="JsonWebTokenHandler.ValidateTokenAsync"/>'s work.</summary>
public sealed class JsonWebToken : SecurityToken
{
    private readonly CompactToken _token;

    /// <exception cref="SecurityTokenMalformedException">The text is not a JWT, or a registered claim has a wrong type.</exception>
    public JsonWebToken(string jwtEncodedString)
    {
        ArgumentException.ThrowIfNullOrEmpty(jwtEncodedString);
        EncodedToken = jwtEncodedString;
        _token = CompactToken.Read(jwtEncodedString);
        Alg = Text(_token.Header, "alg");
        Kid = Text(_token.Header, "kid");
        Typ = Text(_token.Header, "typ");
        Id = Text(_token.Payload, JwtRegisteredClaimNames.Jti);
        Issuer = Text(_token.Payload, JwtRegisteredClaimNames.Iss);
        Subject = Text(_token.Payload, JwtRegisteredClaimNames.Sub);
        Audiences = ReadAudiences(_token.Payload);
        NotBefore = Time(_token.Payload, JwtRegisteredClaimNames.Nbf);
        Expires = Time(_token.Payload, JwtRegisteredClaimNames.Exp);
        IssuedAt = Time(_token.Payload, JwtRegisteredClaimNames.Iat) ?? DateTime.MinValue;
    }

    public string Alg { get; }

    public string Kid { get; }

    public string Typ { get; }

    public override string Id { get; }

    public override string Issuer { get; }

    public string Subject { get; }

    public IEnumerable<string> Audiences { get; }

    public DateTime IssuedAt { get; }

    public override DateTime ValidFrom => NotBefore ?? DateTime.MinValue;

    public override DateTime ValidTo => Expires ?? DateTime.MinValue;

    public override SecurityKey? SigningKey { get; set; }

    public string EncodedToken { get; }

    /// <summary>The payload's claims under their own names.</summary>
    public IEnumerable<Claim> Claims => PayloadClaims.Read(_token.Payload, Issuer);

    internal DateTime? NotBefore { get; }

    internal DateTime? Expires { get; }

    internal CompactToken Compact => _token;

    /// <summary>The first claim of that name.</summary>
    public bool TryGetClaim(string key, out Claim? value)
    {
        value = Claims.FirstOrDefault(claim => claim.Type == key);
        return value is not null;
    }

    private static string Text(JsonElement part, string name)
    {
        if (!part.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return string.Empty;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw WrongType(name);
    }

    private static string[] ReadAudiences(JsonElement payload)
    {
        if (!payload.TryGetProperty(JwtRegisteredClaimNames.Aud, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw WrongType(JwtRegisteredClaimNames.Aud);
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static DateTime? Time(JsonElement payload, string name)
    {
        if (!payload.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds))
            throw WrongType(name);
        var last = (DateTime.MaxValue - DateTime.UnixEpoch).TotalSeconds - 1;
        return DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, last));
    }

    private static SecurityTokenMalformedException WrongType(string name) => new($"The token's member '{name}' has a wrong type.");
}
