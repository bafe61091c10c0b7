using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>A session as the client receives it.</summary>
/// <param name="User">The signed-in user.</param>
/// <param name="AccessToken">JWT for the Authorization header.</param>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
/// <param name="RefreshToken">Can be exchanged once for the next session.</param>
/// <param name="RefreshExpiresAt">When the refresh token expires.</param>
public sealed record Session(
    User User,
    string AccessToken,
    string TokenType,
    int ExpiresIn,
    string RefreshToken,
    DateTimeOffset RefreshExpiresAt
);

/// <summary>Tokens to be issued; the secrets stay in this process.</summary>
internal sealed record FreshTokens(TokenPair Pair, string RefreshToken);

/// <summary>Issues access and refresh tokens and defines how access tokens are validated.</summary>
internal sealed class Tokens
{
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // Longer than the longest lifetime that can be configured, a week.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(8);
    private readonly JsonWebTokenHandler _handler = new();
    private readonly SymmetricSecurityKey _key;
    private readonly TokenOptions _options;
    private readonly TimeProvider _time;

    public Tokens(byte[] signingKey, IOptions<TokenOptions> options, TimeProvider time)
    {
        _key = new SymmetricSecurityKey(signingKey);
        (_options, _time) = (options.Value, time);
    }

    /// <summary>A pair with a new refresh token of 256 random bits and a new access token id.</summary>
    public FreshTokens Fresh()
    {
        var now = _time.GetUtcNow();
        var refresh = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (refreshEnd, accessEnd) = (now.AddDays(_options.RefreshDays), now.AddHours(_options.AccessHours));
        return new FreshTokens(new TokenPair(Hash(refresh), refreshEnd, Guid.CreateVersion7(now), accessEnd), refresh);
    }

    /// <summary>The session for the client, once the pair is stored.</summary>
    public Session Issue(User user, FreshTokens fresh)
    {
        var token = Sign(
            _options.Audience,
            fresh.Pair.AccessExpiresAt,
            new Dictionary<string, object>
            {
                ["sub"] = user.Id.ToString(),
                ["role"] = WireName<Role>.Of(user.Role),
                ["jti"] = fresh.Pair.AccessId.ToString(),
            }
        );
        var seconds = (int)TimeSpan.FromHours(_options.AccessHours).TotalSeconds;
        return new Session(user, token, "Bearer", seconds, fresh.RefreshToken, fresh.Pair.RefreshExpiresAt);
    }

    /// <summary>
    /// A token of the same session that only <see cref="ValidationFor"/> that path accepts. It expires after
    /// <paramref name="life"/>, at the latest with the session's access token. Null when the caller has no access
    /// token.
    /// </summary>
    public string? IssueFor(string path, ClaimsPrincipal session, TimeSpan life)
    {
        if (
            session.FindFirstValue("jti") is not { } id
            || !long.TryParse(session.FindFirstValue("exp"), CultureInfo.InvariantCulture, out var ends)
        )
        {
            return null;
        }

        var (whole, own) = (DateTimeOffset.FromUnixTimeSeconds(ends), _time.GetUtcNow() + life);
        return Sign(
            _options.Audience + path,
            own < whole ? own : whole,
            new Dictionary<string, object>
            {
                ["sub"] = session.FindFirstValue("sub")!,
                ["role"] = session.FindFirstValue("role")!,
                ["jti"] = id,
            }
        );
    }

    /// <summary>The stored hash of a refresh token.</summary>
    public static byte[] Hash(string refreshToken) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(refreshToken));

    /// <summary>Like <see cref="Validation"/>, for tokens that <see cref="IssueFor"/> issued for that path.</summary>
    public TokenValidationParameters ValidationFor(string path)
    {
        var validation = Validation;
        validation.ValidAudience += path;
        return validation;
    }

    /// <summary>Pins the algorithm, allows 30 s of clock skew and uses the injected clock.</summary>
    public TokenValidationParameters Validation =>
        new()
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = _options.Issuer,
            ValidAudience = _options.Audience,
            ClockSkew = Skew,
            NameClaimType = "sub",
            RoleClaimType = "role",
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                var now = _time.GetUtcNow().UtcDateTime;
                // Subtracts the skew from the clock rather than adding it to the expiry, which may be the last day
                // there is.
                return expires is { } end
                    && now - Skew < end
                    && end - now < Longest
                    && (notBefore is not { } begin || now + Skew >= begin);
            },
        };

    private string Sign(string audience, DateTimeOffset expires, Dictionary<string, object> claims)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = _options.Issuer,
                Audience = audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = expires.UtcDateTime,
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
                Claims = claims,
            }
        );
    }
}
