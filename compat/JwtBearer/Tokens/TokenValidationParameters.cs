using System.Security.Claims;

namespace Microsoft.IdentityModel.Tokens;

/// <summary>What a token must fulfil, and how its claims become an identity.</summary>
public sealed class TokenValidationParameters
{
    private TimeSpan _clockSkew = DefaultClockSkew;

    public const int DefaultMaximumTokenSizeInBytes = 256_000;

    public static readonly string DefaultAuthenticationType = "AuthenticationTypes.Federation";

    /// <summary>5 minutes.</summary>
    public static readonly TimeSpan DefaultClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The identity's authentication type; <see cref="DefaultAuthenticationType"/> when null.</summary>
    public string? AuthenticationType { get; set; }

    /// <summary>How far clocks may differ when <c>nbf</c> and <c>exp</c> are checked. 0 or more.</summary>
    public TimeSpan ClockSkew
    {
        get => _clockSkew;
        set => _clockSkew = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public SecurityKey? IssuerSigningKey { get; set; }

    /// <summary>Further keys, tried after <see cref="IssuerSigningKey"/>: during a change of keys both are good.</summary>
    public IEnumerable<SecurityKey>? IssuerSigningKeys { get; set; }

    /// <summary>Takes the place of the built-in check of <c>nbf</c> and <c>exp</c>, also when <see cref="ValidateLifetime"/> is false.</summary>
    public LifetimeValidator? LifetimeValidator { get; set; }

    public string NameClaimType { get; set; } = ClaimsIdentity.DefaultNameClaimType;

    public string RoleClaimType { get; set; } = ClaimsIdentity.DefaultRoleClaimType;

    /// <summary>Whether a token without <c>exp</c> is refused.</summary>
    public bool RequireExpirationTime { get; set; } = true;

    public bool ValidateAudience { get; set; } = true;

    public bool ValidateIssuer { get; set; } = true;

    /// <summary>Concerns keys from certificates; a symmetric key has nothing to check.</summary>
    public bool ValidateIssuerSigningKey { get; set; }

    public bool ValidateLifetime { get; set; } = true;

    /// <summary>The <c>alg</c> values accepted. HS256 is the only one there is, so null is the same as HS256.</summary>
    public IEnumerable<string>? ValidAlgorithms { get; set; }

    public string? ValidAudience { get; set; }

    public IEnumerable<string>? ValidAudiences { get; set; }

    public string? ValidIssuer { get; set; }

    public IEnumerable<string>? ValidIssuers { get; set; }

    /// <summary>A copy; lists and keys are shared with this one.</summary>
    public TokenValidationParameters Clone() => (TokenValidationParameters)MemberwiseClone();
}
