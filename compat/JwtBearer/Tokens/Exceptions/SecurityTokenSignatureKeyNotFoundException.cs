namespace Microsoft.IdentityModel.Tokens;

/// <summary>No key was given to verify the signature with.</summary>
public sealed class SecurityTokenSignatureKeyNotFoundException : SecurityTokenInvalidSignatureException
{
    public SecurityTokenSignatureKeyNotFoundException()
    {
    }

    public SecurityTokenSignatureKeyNotFoundException(string message)
        : base(message)
    {
    }

    public SecurityTokenSignatureKeyNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
