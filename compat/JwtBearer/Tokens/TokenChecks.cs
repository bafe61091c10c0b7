namespace Microsoft.IdentityModel.Tokens;

/// <summary>The checks that come after the signature. Each one returns, or throws what is wrong.</summary>
internal static class TokenChecks
{
    public static void Lifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        if (parameters.LifetimeValidator is { } validator)
        {
            if (!validator(notBefore, expires, token, parameters))
                throw new SecurityTokenInvalidLifetimeException("The token is not valid now.") { NotBefore = notBefore, Expires = expires };
            return;
        }

        if (!parameters.ValidateLifetime)
            return;
        if (expires is null && parameters.RequireExpirationTime)
            throw new SecurityTokenNoExpirationException("The token never expires.");
        if (notBefore > expires)
            throw new SecurityTokenInvalidLifetimeException("The token expires before it begins.") { NotBefore = notBefore, Expires = expires };

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        if (notBefore is { } begin && begin > Shift(now, parameters.ClockSkew))
            throw new SecurityTokenNotYetValidException("The token is not valid yet.") { NotBefore = begin };
        if (expires is { } end && end < Shift(now, -parameters.ClockSkew))
            throw new SecurityTokenExpiredException("The token is expired.") { Expires = end };
    }

    public static void Audience(IEnumerable<string> audiences, TokenValidationParameters parameters)
    {
        if (!parameters.ValidateAudience)
            return;
        var valid = Expected(parameters.ValidAudience, parameters.ValidAudiences);
        if (!audiences.Any(audience => !string.IsNullOrWhiteSpace(audience) && valid.Contains(audience)))
            throw new SecurityTokenInvalidAudienceException("The token is not for this audience.") { InvalidAudience = string.Join(", ", audiences) };
    }

    public static void Issuer(string issuer, TokenValidationParameters parameters)
    {
        if (!parameters.ValidateIssuer)
            return;
        if (string.IsNullOrWhiteSpace(issuer) || !Expected(parameters.ValidIssuer, parameters.ValidIssuers).Contains(issuer))
            throw new SecurityTokenInvalidIssuerException("The token is not from this issuer.") { InvalidIssuer = issuer };
    }

    private static HashSet<string> Expected(string? one, IEnumerable<string>? several) =>
        [.. (several ?? []).Append(one).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))];

    private static DateTime Shift(DateTime time, TimeSpan by) =>
        by > TimeSpan.Zero && DateTime.MaxValue - time < by ? DateTime.MaxValue
        : by < TimeSpan.Zero && time - DateTime.MinValue < -by ? DateTime.MinValue
        : time + by;
}
