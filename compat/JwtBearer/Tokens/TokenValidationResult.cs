using System.Security.Claims;

namespace Microsoft.IdentityModel.Tokens;

/// <summary>What came of a validation. Claims and identity are there only when the token is valid.</summary>
public sealed class TokenValidationResult
{
    /// <summary>The payload's members by name.</summary>
    public IDictionary<string, object> Claims { get; internal set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public ClaimsIdentity? ClaimsIdentity { get; set; }

    /// <summary>Why the token was refused.</summary>
    public Exception? Exception { get; set; }

    public bool IsValid { get; set; }

    /// <summary>The issuer that was accepted.</summary>
    public string? Issuer { get; set; }

    public SecurityToken? SecurityToken { get; set; }
}
