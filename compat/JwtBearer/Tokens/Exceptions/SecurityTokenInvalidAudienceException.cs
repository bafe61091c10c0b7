namespace Microsoft.IdentityModel.Tokens;

/// <summary>The claim aud is missing or names no accepted one.</summary>
public sealed class SecurityTokenInvalidAudienceException : SecurityTokenValidationException
{
    public SecurityTokenInvalidAudienceException()
    {
    }

    public SecurityTokenInvalidAudienceException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidAudienceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string? InvalidAudience { get; set; }
}
