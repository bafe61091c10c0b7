namespace Microsoft.IdentityModel.Tokens;

/// <summary>The life time was refused, or ends before it begins.</summary>
public sealed class SecurityTokenInvalidLifetimeException : SecurityTokenValidationException
{
    public SecurityTokenInvalidLifetimeException()
    {
    }

    public SecurityTokenInvalidLifetimeException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidLifetimeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DateTime? NotBefore { get; set; }

    public DateTime? Expires { get; set; }
}
