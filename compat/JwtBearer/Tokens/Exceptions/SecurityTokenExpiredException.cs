namespace Microsoft.IdentityModel.Tokens;

/// <summary>The claim exp lies further back than the allowed skew.</summary>
public sealed class SecurityTokenExpiredException : SecurityTokenValidationException
{
    public SecurityTokenExpiredException()
    {
    }

    public SecurityTokenExpiredException(string message)
        : base(message)
    {
    }

    public SecurityTokenExpiredException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public DateTime Expires { get; set; }
}
