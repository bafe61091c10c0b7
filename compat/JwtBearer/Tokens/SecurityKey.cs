namespace Microsoft.IdentityModel.Tokens;

/// <summary>A key and the name (<c>kid</c>) that tokens may call it by.</summary>
public abstract class SecurityKey
{
    /// <summary>The size in bits.</summary>
    public abstract int KeySize { get; }

    /// <summary>Written as <c>kid</c> into the header of tokens signed with this key; null for none.</summary>
    public virtual string? KeyId { get; set; }
}
