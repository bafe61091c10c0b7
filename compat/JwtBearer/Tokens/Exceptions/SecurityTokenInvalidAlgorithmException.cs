namespace Microsoft.IdentityModel.Tokens;

/// <summary>The header names an algorithm that is not accepted.</summary>
public sealed class SecurityTokenInvalidAlgorithmException : SecurityTokenValidationException
{
    public SecurityTokenInvalidAlgorithmException()
    {
    }

    public SecurityTokenInvalidAlgorithmException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidAlgorithmException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string? InvalidAlgorithm { get; set; }
}
