namespace Microsoft.IdentityModel.Tokens;

/// <summary>Not three parts of base64url around JSON objects.</summary>
public sealed class SecurityTokenMalformedException : SecurityTokenArgumentException
{
    public SecurityTokenMalformedException()
    {
    }

    public SecurityTokenMalformedException(string message)
        : base(message)
    {
    }

    public SecurityTokenMalformedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
