using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A second factor. The secret is sealed by the web host: no grain and no backup can make its codes.</summary>
/// <param name="Sealed">The secret, encrypted.</param>
/// <param name="Confirmed">A code was given once, so that sign-ins ask for it.</param>
public sealed record SecondFactor(ReadOnlyMemory<byte> Sealed, bool Confirmed)
{
    /// <summary>Without the secret, so that it is in no log.</summary>
    public override string ToString() => $"SecondFactor {Confirmed}";
}

/// <summary>A new password.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">Good for setting another until then; null for a password that stays.</param>
/// <param name="ClearSecondFactor">Also takes the second factor away: its device is lost.</param>
public sealed record NewPassword(
    Guid UserId, string PasswordHash, DateTimeOffset? OneTimeUntil, bool ClearSecondFactor)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"NewPassword {UserId}";
}

/// <summary>Which accounts; every null stands for all.</summary>
/// <param name="Role">Of that role.</param>
/// <param name="After">Made after that one (a cursor).</param>
/// <param name="Limit">1 to 200.</param>
public sealed record UserQuery(Role? Role, Guid? After, int Limit);

/// <summary>A page of accounts, oldest first.</summary>
/// <param name="Items">The accounts.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
public sealed record UserPage(ImmutableArray<User> Items, Guid? Next);
