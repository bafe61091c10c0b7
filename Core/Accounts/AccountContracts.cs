using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A person as others may see it; never the password.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Email">Lower case.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">What the person is.</param>
public sealed record User(Guid Id, string Email, string FullName, Role Role);

/// <summary>A new account. The password is hashed by the web host: no grain ever sees it.</summary>
/// <param name="Email">Form checked; compared without case.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">What the person will be.</param>
public sealed record NewUser(
    string Email, string PasswordHash, string FullName, Role Role)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"NewUser {Role}";
}

/// <summary>What the web host compares a password with.</summary>
/// <param name="User">Whose.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">Until when a one-time password is good for setting another; null for a password that stays.</param>
/// <param name="SecondFactor">Null when there is none and none was begun.</param>
public sealed record Credential(
    User User, string PasswordHash, DateTimeOffset? OneTimeUntil, SecondFactor? SecondFactor)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"Credential {User.Id}";
}

/// <summary>A refresh token with the access token that goes along; only its hash leaves the web host.</summary>
/// <param name="RefreshHash">SHA-256 of the refresh token, 32 bytes.</param>
/// <param name="RefreshExpiresAt">7 days after it is issued.</param>
/// <param name="AccessId">The access token's <c>jti</c>.</param>
/// <param name="AccessExpiresAt">Until when a revocation of it must be remembered.</param>
public sealed record TokenPair(
    ReadOnlyMemory<byte> RefreshHash, DateTimeOffset RefreshExpiresAt,
    Guid AccessId, DateTimeOffset AccessExpiresAt);

/// <summary>An access token that no longer holds.</summary>
/// <param name="Id">Its <c>jti</c>.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="ExpiresAt">From then on it need not be remembered.</param>
public sealed record RevokedToken(Guid Id, DateTimeOffset RevokedAt, DateTimeOffset ExpiresAt);
