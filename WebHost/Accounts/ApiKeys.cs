using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Finds the holders of API keys. Caches them for two seconds, so that a busy program does not cause a query with every
/// request and a revoked key still ends soon everywhere.
/// </summary>
internal sealed class ApiKeys(ApiKeysService apiKeys, TimeProvider time)
{
    /// <summary>The prefix of every key.</summary>
    public const string Start = "vk_";
    private const int Longest = 100;
    private const int MostCached = 10_000;
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (KeyHolder Holder, DateTimeOffset Until)> _cached = new();

    /// <summary>Null for an invalid key.</summary>
    public async Task<KeyHolder?> FindAsync(string key, CancellationToken cancel)
    {
        if (key.Length > Longest)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hash = Tokens.Hash(key);
        var name = Convert.ToHexStringLower(hash);
        if (_cached.TryGetValue(name, out var cached) && cached.Until > now)
        {
            return cached.Holder.ExpiresAt > now ? cached.Holder : null;
        }

        _cached.TryRemove(name, out _);
        if (await apiKeys.Use(hash, cancel) is not { } holder)
        {
            return null;
        }

        if (_cached.Count >= MostCached)
        {
            _cached.Clear();
        }

        _cached[name] = (holder, now + CacheTime);
        return holder;
    }

    /// <summary>Removes a revoked key from this process's cache.</summary>
    public void Forget(Guid keyId)
    {
        foreach (var (name, cached) in _cached)
        {
            if (cached.Holder.KeyId == keyId)
            {
                _cached.TryRemove(name, out _);
            }
        }
    }
}

/// <summary>The scheme of <c>Authorization: Bearer vk_…</c>.</summary>
internal sealed class ApiKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeys keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";

    /// <summary>Whether the request has a key rather than an access token.</summary>
    public static bool Bears(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header]
        && header.StartsWith(Bearer + ApiKeys.Start, StringComparison.Ordinal);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Bears(Context))
        {
            return AuthenticateResult.NoResult();
        }

        var key = Request.Headers.Authorization[0]![Bearer.Length..];
        if (await keys.FindAsync(key, Context.RequestAborted) is not { } holder)
        {
            return AuthenticateResult.Fail("The key is invalid, expired or revoked.");
        }

        Claim[] claims =
        [
            .. holder.Scopes.Select(s => new Claim("scope", s)),
            new Claim("sub", holder.Actor.UserId.ToString()),
            new Claim("role", WireName<Role>.Of(holder.Actor.Role)),
            new Claim("key", holder.KeyId.ToString()),
        ];
        var identity = new ClaimsIdentity(claims, Name, "sub", "role");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }
}
