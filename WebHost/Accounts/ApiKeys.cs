using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>Whose an API key is; kept for two seconds, so that a busy program does not ask with every request and a revoked key ends soon everywhere.</summary>
internal sealed class ApiKeys(ApiKeysService apiKeys, TimeProvider time)
{
    /// <summary>How every key begins.</summary>
    public const string Start = "vk_";
    private const int Longest = 100;
    private const int MostKept = 10_000;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (KeyHolder Holder, DateTimeOffset Until)> _kept = new();

    public async Task<KeyHolder?> FindAsync(string key)
    {
        if (key.Length > Longest)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hash = Tokens.Hash(key);
        var name = Convert.ToHexStringLower(hash);
        if (_kept.TryGetValue(name, out var kept) && kept.Until > now)
        {
            return kept.Holder.ExpiresAt > now ? kept.Holder : null;
        }

        _kept.TryRemove(name, out _);
        if (await apiKeys.Use(hash) is not { } holder)
        {
            return null;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[name] = (holder, now + Keep);
        return holder;
    }

    public void Forget(Guid keyId)
    {
        foreach (var (name, kept) in _kept)
        {
            if (kept.Holder.KeyId == keyId)
            {
                _kept.TryRemove(name, out _);
            }
        }
    }
}

/// <summary>The scheme of <c>Authorization: Bearer vk_…</c>.</summary>
internal sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";

    /// <summary>Whether the request bears a key rather than an access token.</summary>
    public static bool Bears(HttpContext http) => http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer + ApiKeys.Start, StringComparison.Ordinal);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Bears(Context))
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(Request.Headers.Authorization[0]![Bearer.Length..]) is not { } holder)
        {
            return AuthenticateResult.Fail("The key does not hold.");
        }

        var claims = holder.Scopes.Select(s => new Claim("scope", s)).Append(new Claim("sub", holder.Actor.UserId.ToString()))
            .Append(new Claim("role", WireName<Role>.Of(holder.Actor.Role))).Append(new Claim("key", holder.KeyId.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name, "sub", "role")), Name));
    }
}
