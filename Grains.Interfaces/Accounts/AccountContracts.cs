using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A person as others may see it; never the password.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Email">Lower case.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">What the person is.</param>
[GenerateSerializer, Immutable, Alias("Veritas.User")]
public sealed record User([property: Id(0)] Guid Id, [property: Id(1)] string Email, [property: Id(2)] string FullName, [property: Id(3)] Role Role);

/// <summary>A new account. The password is hashed by the web host: no grain ever sees it.</summary>
/// <param name="Email">Form checked; compared without case.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">What the person will be.</param>
[GenerateSerializer, Immutable, Alias("Veritas.NewUser")]
public sealed record NewUser(
    [property: Id(0)] string Email, [property: Id(1)] string PasswordHash, [property: Id(2)] string FullName, [property: Id(3)] Role Role)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"NewUser {Role}";
}

/// <summary>What the web host compares a password with.</summary>
/// <param name="User">Whose.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">Until when a one-time password is good for setting another; null for a password that stays.</param>
/// <param name="SecondFactor">Null when there is none and none was begun.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Credential")]
public sealed record Credential(
    [property: Id(0)] User User, [property: Id(1)] string PasswordHash, [property: Id(2)] DateTimeOffset? OneTimeUntil, [property: Id(3)] SecondFactor? SecondFactor)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"Credential {User.Id}";
}

/// <summary>A refresh token with the access token that goes along; only its hash leaves the web host.</summary>
/// <param name="RefreshHash">SHA-256 of the refresh token, 32 bytes.</param>
/// <param name="RefreshExpiresAt">7 days after it is issued.</param>
/// <param name="AccessId">The access token's <c>jti</c>.</param>
/// <param name="AccessExpiresAt">Until when a revocation of it must be remembered.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TokenPair")]
public sealed record TokenPair(
    [property: Id(0)] ReadOnlyMemory<byte> RefreshHash, [property: Id(1)] DateTimeOffset RefreshExpiresAt,
    [property: Id(2)] Guid AccessId, [property: Id(3)] DateTimeOffset AccessExpiresAt);

/// <summary>An access token that no longer holds.</summary>
/// <param name="Id">Its <c>jti</c>.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="ExpiresAt">From then on it need not be remembered.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RevokedToken")]
public sealed record RevokedToken([property: Id(0)] Guid Id, [property: Id(1)] DateTimeOffset RevokedAt, [property: Id(2)] DateTimeOffset ExpiresAt);
