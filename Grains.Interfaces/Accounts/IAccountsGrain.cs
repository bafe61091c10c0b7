using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>Users and their sessions. Key: 0. Holds no state of its own: PostgreSQL decides every race.</summary>
[Alias("Veritas.IAccountsGrain")]
public interface IAccountsGrain : IGrainWithIntegerKey
{
    /// <summary>Makes an account. Problems: <c>email_invalid</c>, <c>full_name_invalid</c>, <c>email_taken</c> (whatever the case).</summary>
    [Alias("Create")]
    Task<Result<User>> Create(NewUser user);

    /// <summary>The user of that id, or null.</summary>
    [Alias("Find"), Repeatable]
    Task<User?> Find(Guid userId);

    /// <summary>The user of that address whatever its case, or null.</summary>
    [Alias("FindByEmail"), Repeatable]
    Task<User?> FindByEmail(string email);

    /// <summary>A page of accounts, oldest first. Problem: <c>limit_invalid</c>.</summary>
    [Alias("Page"), Repeatable]
    Task<Result<UserPage>> Page(UserQuery query);

    /// <summary>
    /// Students whom the actor teaches (an admin: all) and whose name or address contains the text, and whoever has exactly that address: at most 20, by name.
    /// </summary>
    [Alias("FindStudents"), Repeatable]
    Task<ImmutableArray<User>> FindStudents(Actor actor, string text);

    /// <summary>
    /// Begins a sign-in and counts it as failed until <see cref="SignIn"/>, so that guesses sent side by side are counted too.
    /// Null for an unknown address. Problem: <c>too_many_attempts</c> with the seconds to wait: after 5 failures of the account, or 200 of the network
    /// address, 30 s, doubling to 15 minutes.
    /// </summary>
    /// <param name="email">Whatever its case.</param>
    /// <param name="network">Keyed hash of the network address, 32 bytes.</param>
    [Alias("BeginSignIn")]
    Task<Result<Credential?>> BeginSignIn(string email, ReadOnlyMemory<byte> network);

    /// <summary>A password or a code was wrong: counts it against the network address.</summary>
    [Alias("CountFailure")]
    Task CountFailure(ReadOnlyMemory<byte> network);

    /// <summary>The password was right and no session is wanted: forgets the failures of the account.</summary>
    [Alias("Forgive"), Repeatable]
    Task Forgive(Guid userId);

    /// <summary>The password was right: forgets the failures and opens a family of refresh tokens.</summary>
    [Alias("SignIn")]
    Task SignIn(Guid userId, TokenPair tokens);

    /// <summary>
    /// Swaps a refresh token for the next of its family, once. Problems: <c>refresh_invalid</c> (unknown, expired or revoked), <c>refresh_reused</c>: it was
    /// swapped before, so somebody holds a copy; the whole family with its access tokens is revoked.
    /// </summary>
    /// <param name="refreshHash">SHA-256 of the token that came in.</param>
    /// <param name="next">The pair to go on with.</param>
    [Alias("Refresh")]
    Task<Result<User>> Refresh(ReadOnlyMemory<byte> refreshHash, TokenPair next);

    /// <summary>Revokes the access token, and the family of the refresh token with its access tokens when it is that user's. Again: nothing happens.</summary>
    [Alias("SignOut"), Repeatable]
    Task SignOut(Guid userId, RevokedToken access, ReadOnlyMemory<byte> refreshHash);

    /// <summary>Access tokens revoked at or after that time and not expired, oldest first, at most 10,000.</summary>
    [Alias("RevokedSince"), Repeatable]
    Task<ImmutableArray<RevokedToken>> RevokedSince(DateTimeOffset since);
}
