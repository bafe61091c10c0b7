namespace Microsoft.IdentityModel.Tokens;

/// <summary>A token as read, whether or not it was found valid.</summary>
public abstract class SecurityToken
{
    /// <summary>The claim <c>jti</c>, or an empty text.</summary>
    public abstract string Id { get; }

    /// <summary>The claim <c>iss</c>, or an empty text.</summary>
    public abstract string Issuer { get; }

    /// <summary>The key that verified the token; null until then.</summary>
    public abstract SecurityKey? SigningKey { get; set; }

    /// <summary>The claim <c>nbf</c> in UTC, or <see cref="DateTime.MinValue"/>.</summary>
    public abstract DateTime ValidFrom { get; }

    /// <summary>The claim <c>exp</c> in UTC, or <see cref="DateTime.MinValue"/>.</summary>
    public abstract DateTime ValidTo { get; }
}
