namespace Microsoft.IdentityModel.Tokens;

/// <summary>
/// Decides over <c>nbf</c> and <c>exp</c> in place of the built-in check; false refuses the token. It is the way to
/// validate by an injected clock, and has to apply <see cref="TokenValidationParameters.ClockSkew"/> itself.
/// </summary>
public delegate bool LifetimeValidator(
    DateTime? notBefore,
    DateTime? expires,
    SecurityToken securityToken,
    TokenValidationParameters validationParameters);
