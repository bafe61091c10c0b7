using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>
/// A second factor. The web host encrypts the secret, so the database and its backups alone cannot produce codes.
/// </summary>
/// <param name="Sealed">The encrypted secret.</param>
/// <param name="Confirmed">A first code was given, so sign-in asks for one.</param>
public sealed record SecondFactor(ReadOnlyMemory<byte> Sealed, bool Confirmed)
{
    /// <summary>Omits the secret so that it never reaches a log.</summary>
    public override string ToString() => $"SecondFactor {Confirmed}";
}

/// <summary>A new password.</summary>
/// <param name="UserId">The user.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">When a one-time password expires; null for a regular password.</param>
/// <param name="ClearSecondFactor">Also removes the second factor, for a lost device.</param>
public sealed record NewPassword(Guid UserId, string PasswordHash, DateTimeOffset? OneTimeUntil, bool ClearSecondFactor)
{
    /// <summary>Omits the hash so that it never reaches a log.</summary>
    public override string ToString() => $"NewPassword {UserId}";
}

/// <summary>Selects accounts.</summary>
/// <param name="Role">Only that role; null for all.</param>
/// <param name="After">Cursor: created after that account; null from the first one on.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record UserQuery(Role? Role, Guid? After, int Limit);

/// <summary>A page of accounts, oldest first.</summary>
/// <param name="Items">The accounts.</param>
/// <param name="Next">The <c>after</c> of the next page; null at the end.</param>
public sealed record UserPage(ImmutableArray<User> Items, Guid? Next);
