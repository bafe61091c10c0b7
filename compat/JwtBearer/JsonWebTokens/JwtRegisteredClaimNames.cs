namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>Claim names of RFC 7519 and OpenID Connect.</summary>
public static class JwtRegisteredClaimNames
{
    public const string Aud = "aud";
    public const string Email = "email";
    public const string Exp = "exp";
    public const string Iat = "iat";
    public const string Iss = "iss";
    public const string Jti = "jti";
    public const string Name = "name";
    public const string Nbf = "nbf";
    public const string Sid = "sid";
    public const string Sub = "sub";
}
