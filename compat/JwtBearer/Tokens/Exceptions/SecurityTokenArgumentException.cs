namespace Microsoft.IdentityModel.Tokens;

/// <summary>A text that was given as a token and is none.</summary>
public class SecurityTokenArgumentException : ArgumentException
{
    public SecurityTokenArgumentException()
    {
    }

    public SecurityTokenArgumentException(string message)
        : base(message)
    {
    }

    public SecurityTokenArgumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
