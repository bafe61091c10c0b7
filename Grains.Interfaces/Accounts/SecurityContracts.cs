using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>A second factor. The secret is sealed by the web host: no grain and no backup can make its codes.</summary>
/// <param name="Sealed">The secret, encrypted.</param>
/// <param name="Confirmed">A code was given once, so that sign-ins ask for it.</param>
[GenerateSerializer, Immutable, Alias("Veritas.SecondFactor")]
public sealed record SecondFactor([property: Id(0)] ReadOnlyMemory<byte> Sealed, [property: Id(1)] bool Confirmed)
{
    /// <summary>Without the secret, so that it is in no log.</summary>
    public override string ToString() => $"SecondFactor {Confirmed}";
}

/// <summary>A new password.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="PasswordHash">bcrypt.</param>
/// <param name="OneTimeUntil">Good for setting another until then; null for a password that stays.</param>
/// <param name="ClearSecondFactor">Also takes the second factor away: its device is lost.</param>
[GenerateSerializer, Immutable, Alias("Veritas.NewPassword")]
public sealed record NewPassword(
    [property: Id(0)] Guid UserId, [property: Id(1)] string PasswordHash, [property: Id(2)] DateTimeOffset? OneTimeUntil, [property: Id(3)] bool ClearSecondFactor)
{
    /// <summary>Without the hash, so that it is in no log.</summary>
    public override string ToString() => $"NewPassword {UserId}";
}

/// <summary>Which accounts; every null stands for all.</summary>
/// <param name="Role">Of that role.</param>
/// <param name="After">Made after that one (a cursor).</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("Veritas.UserQuery")]
public sealed record UserQuery([property: Id(0)] Role? Role, [property: Id(1)] Guid? After, [property: Id(2)] int Limit);

/// <summary>A page of accounts, oldest first.</summary>
/// <param name="Items">The accounts.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("Veritas.UserPage")]
public sealed record UserPage([property: Id(0)] ImmutableArray<User> Items, [property: Id(1)] Guid? Next);
