namespace Microsoft.IdentityModel.Tokens;

/// <summary>A secret that both signs and verifies. HS256 needs 32 bytes or more.</summary>
public sealed class SymmetricSecurityKey : SecurityKey
{
    private readonly byte[] _key;

    public SymmetricSecurityKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0)
            throw new ArgumentException("The key is empty.", nameof(key));
        _key = [.. key];
    }

    public override int KeySize => _key.Length * 8;

    /// <summary>A copy of the secret.</summary>
    public byte[] Key => [.. _key];

    internal ReadOnlySpan<byte> Secret => _key;
}
