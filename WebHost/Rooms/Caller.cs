using System.Globalization;
using System.Security.Claims;
using Veritas.Accounts;

namespace Veritas.WebHost.Rooms;

/// <summary>The user of a connection, and the token that limits its lifetime.</summary>
/// <param name="Actor">The user.</param>
/// <param name="TokenId">The token's <c>jti</c>.</param>
/// <param name="ExpiresAt">The token's <c>exp</c>.</param>
internal sealed record Caller(Actor Actor, Guid TokenId, DateTimeOffset ExpiresAt)
{
    private const long Year10000 = 253_402_300_800;

    /// <summary>
    /// Reads the token's claims. Veritas did not issue a token without them: such a connection ends at the next
    /// renewal.
    /// </summary>
    public static Caller Of(ClaimsPrincipal user) =>
        new(
            new Actor(Id(user, "sub"), WireName<Role>.Parse(user.FindFirstValue("role") ?? "")),
            Id(user, "jti"),
            long.TryParse(user.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < Year10000
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.MinValue
        );

    private static Guid Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : Guid.Empty;
}
