namespace Microsoft.IdentityModel.Tokens;

/// <summary>The one algorithm that this stand-in signs and verifies with, and the name of none.</summary>
public static class SecurityAlgorithms
{
    public const string HmacSha256 = "HS256";
    public const string None = "none";
}
