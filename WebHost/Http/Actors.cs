using System.Security.Claims;
using Veritas.Accounts;

namespace Veritas.WebHost.Http;

/// <summary>The caller, from the access token.</summary>
internal static class Actors
{
    /// <summary>The signed-in caller; null if not signed in.</summary>
    public static Actor? ActorOrNull(this HttpContext http) => http.User.ActorOrNull();

    /// <summary>The signed-in caller, or null.</summary>
    public static Actor? ActorOrNull(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue("sub"), out var id)
        && user.FindFirstValue("role") is { } name
        && WireName<Role>.TryParse(name, out var role)
            ? new Actor(id, role)
            : null;
}

/// <summary>Lets a handler of a protected route take the caller as a parameter.</summary>
internal sealed record Caller(Actor Actor)
{
    public static ValueTask<Caller?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.ActorOrNull() is { } actor ? new Caller(actor) : null);
}
