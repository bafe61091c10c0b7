namespace Microsoft.IdentityModel.Tokens;

/// <summary>The claim iss is missing or not an accepted one.</summary>
public sealed class SecurityTokenInvalidIssuerException : SecurityTokenValidationException
{
    public SecurityTokenInvalidIssuerException()
    {
    }

    public SecurityTokenInvalidIssuerException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidIssuerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string? InvalidIssuer { get; set; }
}
