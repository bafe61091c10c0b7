using System.Security.Claims;

namespace Microsoft.IdentityModel.Tokens;

/// <summary>What a new token shall say. Times are UTC; whole seconds are written.</summary>
public sealed class SecurityTokenDescriptor
{
    public string? Issuer { get; set; }

    public string? Audience { get; set; }

    /// <summary>The claim <c>exp</c>. When null the handler takes its own clock and life time.</summary>
    public DateTime? Expires { get; set; }

    /// <summary>The claim <c>nbf</c>. When null the handler takes its own clock.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>The claim <c>iat</c>. When null the handler takes its own clock.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>The header's <c>typ</c>; <c>JWT</c> when null.</summary>
    public string? TokenType { get; set; }

    /// <summary>Further claims. The properties of this class win over claims of the same name, and these over <see cref="Subject"/>.</summary>
    public IDictionary<string, object>? Claims { get; set; }

    /// <summary>Further claims; several of one type become an array.</summary>
    public ClaimsIdentity? Subject { get; set; }

    public SigningCredentials? SigningCredentials { get; set; }
}
