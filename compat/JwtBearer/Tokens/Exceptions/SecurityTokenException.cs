namespace Microsoft.IdentityModel.Tokens;

/// <summary>Anything wrong with a token.</summary>
public class SecurityTokenException : Exception
{
    public SecurityTokenException()
    {
    }

    public SecurityTokenException(string message)
        : base(message)
    {
    }

    public SecurityTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
