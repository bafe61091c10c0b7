namespace Microsoft.IdentityModel.Tokens;

/// <summary>A key and the algorithm to sign with.</summary>
public sealed class SigningCredentials
{
    public SigningCredentials(SecurityKey key, string algorithm)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrEmpty(algorithm);
        Key = key;
        Algorithm = algorithm;
    }

    public SecurityKey Key { get; }

    public string Algorithm { get; }

    /// <summary>The key's name.</summary>
    public string? Kid => Key.KeyId;
}
