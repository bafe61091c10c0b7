using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>A session as a client gets it.</summary>
/// <param name="User">Who is signed in.</param>
/// <param name="AccessToken">JWT for the Authorization header.</param>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds the access token holds.</param>
/// <param name="RefreshToken">Good once for the next session.</param>
/// <param name="RefreshExpiresAt">Until when.</param>
public sealed record Session(
    User User, string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, DateTimeOffset RefreshExpiresAt);

/// <summary>Tokens about to be issued; the secrets stay in this process.</summary>
internal sealed record FreshTokens(TokenPair Pair, string RefreshToken);

/// <summary>Makes access and refresh tokens and says how access tokens are checked.</summary>
internal sealed class Tokens
{
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // Past the longest life that can be configured, a week, and some skew.
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
        return new FreshTokens(
            new TokenPair(Hash(refresh), now.AddDays(_options.RefreshDays), Guid.CreateVersion7(now), now.AddHours(_options.AccessHours)), refresh);
    }

    /// <summary>What the client gets once the pair is stored.</summary>
    public Session Issue(User user, FreshTokens fresh)
    {
        var token = Sign(_options.Audience, fresh.Pair.AccessExpiresAt, new Dictionary<string, object>
        {
            ["sub"] = user.Id.ToString(),
            ["role"] = WireName<Role>.Of(user.Role),
            ["jti"] = fresh.Pair.AccessId.ToString(),
        });
        return new Session(user, token, "Bearer", (int)TimeSpan.FromHours(_options.AccessHours).TotalSeconds, fresh.RefreshToken, fresh.Pair.RefreshExpiresAt);
    }

    /// <summary>
    /// A token of the same session that only <see cref="ValidationFor"/> that path accepts; it holds that long, but not
    /// longer than the access token of the session. Null: the caller has no access token.
    /// </summary>
    public string? IssueFor(string path, ClaimsPrincipal session, TimeSpan life)
    {
        if (session.FindFirstValue("jti") is not { } id
            || !long.TryParse(session.FindFirstValue("exp"), CultureInfo.InvariantCulture, out var ends))
        {
            return null;
        }

        var (whole, own) = (DateTimeOffset.FromUnixTimeSeconds(ends), _time.GetUtcNow() + life);
        return Sign(_options.Audience + path, own < whole ? own : whole, new Dictionary<string, object>
        {
            ["sub"] = session.FindFirstValue("sub")!, ["role"] = session.FindFirstValue("role")!, ["jti"] = id,
        });
    }

    /// <summary>What is stored of a refresh token.</summary>
    public static byte[] Hash(string refreshToken) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(refreshToken));

    /// <summary>As <see cref="Validation"/>, of tokens of <see cref="IssueFor"/> that path.</summary>
    public TokenValidationParameters ValidationFor(string path)
    {
        var validation = Validation;
        validation.ValidAudience += path;
        return validation;
    }

    /// <summary>Algorithm pinned, 30 s of skew, the clock injected.</summary>
    public TokenValidationParameters Validation => new()
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
            // Skew is taken off the clock: a token may name the last of all days. Such a one was not issued here.
            return expires is { } end && now - Skew < end && end - now < Longest && (notBefore is not { } begin || now + Skew >= begin);
        },
    };

    private string Sign(string audience, DateTimeOffset expires, Dictionary<string, object> claims)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _options.Issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = expires.UtcDateTime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
            Claims = claims,
        });
    }
}
