using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A user account without its password.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Email">Lower case.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">The user's role.</param>
public sealed record User(Guid Id, string Email, string FullName, Role Role);

/// <summary>A new account. The web host hashes the password.</summary>
/// <param name="Email">Any case; validated.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">The role of the new user.</param>
public sealed record NewUser(string Email, string PasswordHash, string FullName, Role Role)
{
    /// <summary>Omits the hash so that it never reaches a log.</summary>
    public override string ToString() => $"NewUser {Role}";
}

/// <summary>What the web host verifies a password against.</summary>
/// <param name="User">The account.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">When a one-time password expires; null for a regular password.</param>
/// <param name="SecondFactor">Null when no setup was started.</param>
public sealed record Credential(
    User User,
    string PasswordHash,
    DateTimeOffset? OneTimeUntil,
    SecondFactor? SecondFactor
)
{
    /// <summary>Omits the hash so that it never reaches a log.</summary>
    public override string ToString() => $"Credential {User.Id}";
}

/// <summary>A sign-in that has begun.</summary>
/// <param name="Account">Null for an unknown address; the check of the password takes as long then.</param>
public sealed record SignInStart(Credential? Account);

/// <summary>
/// A refresh token and the access token issued with it. Only the hash of the refresh token leaves the web host.
/// </summary>
/// <param name="RefreshHash">SHA-256 of the refresh token, 32 bytes.</param>
/// <param name="RefreshExpiresAt">7 days after it is issued.</param>
/// <param name="AccessId">The access token's <c>jti</c>.</param>
/// <param name="AccessExpiresAt">Until when a revocation of the access token must be kept.</param>
public sealed record TokenPair(
    ReadOnlyMemory<byte> RefreshHash,
    DateTimeOffset RefreshExpiresAt,
    Guid AccessId,
    DateTimeOffset AccessExpiresAt
);

/// <summary>A revoked access token.</summary>
/// <param name="Id">Its <c>jti</c>.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="ExpiresAt">When it would have expired; the revocation need not be kept any longer.</param>
public sealed record RevokedToken(Guid Id, DateTimeOffset RevokedAt, DateTimeOffset ExpiresAt);
