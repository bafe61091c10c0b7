namespace Microsoft.IdentityModel.Tokens;

/// <summary>The claim nbf lies further ahead than the allowed skew.</summary>
public sealed class SecurityTokenNotYetValidException : SecurityTokenValidationException
{
    public SecurityTokenNotYetValidException()
    {
    }

    public SecurityTokenNotYetValidException(string message)
        : base(message)
    {
    }

    public SecurityTokenNotYetValidException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public DateTime NotBefore { get; set; }
}
