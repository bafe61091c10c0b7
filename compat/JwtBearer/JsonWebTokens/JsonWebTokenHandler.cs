using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>Makes and validates JWTs signed with HS256.</summary>
public sealed class JsonWebTokenHandler : TokenHandler
{
    /// <summary>Whether claims come under their long names (a role as <see cref="ClaimTypes.Role"/>) instead of their own.</summary>
    public bool MapInboundClaims { get; set; }

    /// <summary>A signed token in compact form.</summary>
    /// <exception cref="ArgumentException">The credentials are missing, not HS256, or the key is under 32 bytes.</exception>
    public string CreateToken(SecurityTokenDescriptor tokenDescriptor)
    {
        ArgumentNullException.ThrowIfNull(tokenDescriptor);
        var defaults = SetDefaultTimesOnTokenCreation ? TimeSpan.FromMinutes(TokenLifetimeInMinutes) : (TimeSpan?)null;
        return TokenWriter.Write(tokenDescriptor, defaults);
    }

    /// <inheritdoc />
    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        ArgumentNullException.ThrowIfNull(validationParameters);
        return Task.FromResult(Validate(token, validationParameters));
    }

    private TokenValidationResult Validate(string token, TokenValidationParameters parameters)
    {
        if (string.IsNullOrEmpty(token))
            return Refused(new ArgumentNullException(nameof(token)));
        if (token.Length > MaximumTokenSizeInBytes)
            return Refused(new ArgumentException("The token is too long.", nameof(token)));

        try
        {
            var read = new JsonWebToken(token);
            VerifyHeader(read, parameters);
            VerifySignature(read, parameters);
            TokenChecks.Lifetime(read.NotBefore, read.Expires, read, parameters);
            TokenChecks.Audience(read.Audiences, parameters);
            TokenChecks.Issuer(read.Issuer, parameters);
            return Accepted(read, parameters);
        }
        catch (Exception error) when (error is SecurityTokenException or SecurityTokenArgumentException)
        {
            return Refused(error);
        }
    }

    /// <summary>
    /// The algorithm is this side's choice, never the token's. A header that demands an extension (<c>crit</c>) is
    /// refused, for none is understood. A key carried inside the header (<c>jwk</c>, <c>jku</c>, <c>x5c</c>) is not looked at.
    /// </summary>
    private static void VerifyHeader(JsonWebToken token, TokenValidationParameters parameters)
    {
        var accepted = parameters.ValidAlgorithms?.Contains(token.Alg, StringComparer.Ordinal) ?? true;
        if (token.Alg != SecurityAlgorithms.HmacSha256 || !accepted)
            throw new SecurityTokenInvalidAlgorithmException("The token's algorithm is not accepted.") { InvalidAlgorithm = token.Alg };
        if (token.Compact.Header.TryGetProperty("crit", out _))
            throw new SecurityTokenValidationException("The token demands an extension that is not understood.");
    }

    private static void VerifySignature(JsonWebToken token, TokenValidationParameters parameters)
    {
        if (token.Compact.Signature.Length == 0)
            throw new SecurityTokenInvalidSignatureException("The token is not signed.");
        var keys = (parameters.IssuerSigningKeys ?? []).Prepend(parameters.IssuerSigningKey)
            .OfType<SymmetricSecurityKey>()
            .Where(key => key.KeySize >= CompactToken.MinimumKeyBits)
            .ToArray();
        if (keys.Length == 0)
            throw new SecurityTokenSignatureKeyNotFoundException("There is no key of 256 bits or more to verify the token with.");

        token.SigningKey = keys.FirstOrDefault(token.Compact.IsSignedBy)
            ?? throw new SecurityTokenInvalidSignatureException("The token's signature is wrong.");
    }

    private TokenValidationResult Accepted(JsonWebToken token, TokenValidationParameters parameters)
    {
        var claims = MapInboundClaims ? token.Claims.Select(PayloadClaims.UnderLongName) : token.Claims;
        var identity = new ClaimsIdentity(
            claims,
            parameters.AuthenticationType ?? TokenValidationParameters.DefaultAuthenticationType,
            parameters.NameClaimType,
            parameters.RoleClaimType);
        return new()
        {
            IsValid = true,
            Issuer = token.Issuer,
            SecurityToken = token,
            ClaimsIdentity = identity,
            Claims = PayloadClaims.ToDictionary(token.Compact.Payload),
        };
    }

    private static TokenValidationResult Refused(Exception error) => new() { Exception = error };
}
