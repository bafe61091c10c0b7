namespace Microsoft.IdentityModel.Tokens;

/// <summary>The token has no claim exp.</summary>
public sealed class SecurityTokenNoExpirationException : SecurityTokenValidationException
{
    public SecurityTokenNoExpirationException()
    {
    }

    public SecurityTokenNoExpirationException(string message)
        : base(message)
    {
    }

    public SecurityTokenNoExpirationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
