namespace Microsoft.IdentityModel.Tokens;

/// <summary>Unsigned, or signed by another key.</summary>
public class SecurityTokenInvalidSignatureException : SecurityTokenValidationException
{
    public SecurityTokenInvalidSignatureException()
    {
    }

    public SecurityTokenInvalidSignatureException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidSignatureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
