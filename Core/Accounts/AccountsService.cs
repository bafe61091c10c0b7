using System.Collections.Immutable;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Accounts, sign-in and sessions.</summary>
internal sealed class AccountsService(
    AccountStore accounts,
    SignInStore signIns,
    GuessStore guesses,
    TokenStore tokens,
    TimeProvider time
)
{
    private const int MostUsers = 200;

    private static readonly Problem EmailTaken = new(
        ProblemKind.Conflict,
        "email_taken",
        "There is an account with this e-mail address.",
        Field: "email"
    );

    private static readonly Problem LimitInvalid = new(
        ProblemKind.Invalid,
        "limit_invalid",
        $"A page has 1 to {MostUsers} accounts.",
        Field: "limit"
    );

    private static readonly Problem RefreshInvalid = new(
        ProblemKind.Unauthenticated,
        "refresh_invalid",
        "The refresh token is invalid or has expired. Sign in again."
    );

    private static readonly Problem RefreshReused = new(
        ProblemKind.Unauthenticated,
        "refresh_reused",
        "The refresh token was already used, so the session was ended. Sign in again."
    );

    /// <summary>
    /// Creates an account. Problems: <c>email_invalid</c>, <c>full_name_invalid</c>, <c>email_taken</c> (in any case).
    /// </summary>
    public Task<Result<User>> Create(NewUser user, CancellationToken cancel) =>
        time.WithTimeout<User>(
            cancel,
            async cancel =>
            {
                var whole = AccountRules.Check(user);
                if (!whole.Ok)
                {
                    return whole.Problem;
                }

                var now = time.GetUtcNow();
                var made = await accounts.InsertAsync(Guid.CreateVersion7(now), whole.Value, now, cancel);
                return made is null ? EmailTaken : made;
            }
        );

    /// <summary>The user with that id, or null.</summary>
    public Task<User?> Find(Guid userId, CancellationToken cancel) => accounts.FindAsync(userId, cancel);

    /// <summary>The user with that address in any case, or null.</summary>
    public Task<User?> FindByEmail(string email, CancellationToken cancel) =>
        EmailAddress.Normalize(email) is { } address
            ? accounts.FindByEmailAsync(address, cancel)
            : Task.FromResult<User?>(null);

    /// <summary>
    /// At most 20 students by name: those the actor teaches (an admin: all) whose name or address contains the text,
    /// and the student with exactly that address.
    /// </summary>
    public Task<ImmutableArray<User>> FindStudents(Actor actor, string text, CancellationToken cancel) =>
        accounts.FindStudentsAsync(actor.UserId, actor.Role == Role.Admin, text, cancel);

    /// <summary>A page of accounts, oldest first. Problem: <c>limit_invalid</c>.</summary>
    public Task<Result<UserPage>> Page(UserQuery query, CancellationToken cancel) =>
        time.WithTimeout<UserPage>(
            cancel,
            async cancel =>
            {
                if (query.Limit is < 1 or > MostUsers)
                {
                    return LimitInvalid;
                }

                var users = await accounts.ListAsync(query, cancel);
                return new UserPage(users, users.Length == query.Limit ? users[^1].Id : null);
            }
        );

    /// <summary>
    /// Starts a sign-in and counts it as failed until <see cref="SignIn"/>, so that concurrent guesses count as well.
    /// Problem: <c>too_many_attempts</c> with the seconds to wait: after 5 failures of the
    /// account or 200 of the network address 30 s, doubling up to 15 minutes.
    /// </summary>
    /// <param name="email">In any case.</param>
    /// <param name="network">Keyed hash of the network address, 32 bytes.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<SignInStart>> BeginSignIn(
        string email,
        ReadOnlyMemory<byte> network,
        CancellationToken cancel
    ) =>
        time.WithTimeout<SignInStart>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (await guesses.LockedUntilAsync(network, now, cancel) is { } addressLocked)
                {
                    return MustWait(addressLocked - now);
                }

                if (EmailAddress.Normalize(email) is not { } address)
                {
                    return new SignInStart(null);
                }

                if (await signIns.BeginAsync(address, now, cancel) is { } credential)
                {
                    return new SignInStart(credential);
                }

                return await signIns.LockedUntilAsync(address, now, cancel) is { } accountLocked
                    ? MustWait(accountLocked - now)
                    : new SignInStart(null);
            }
        );

    /// <summary>Counts a wrong password or code against the network address.</summary>
    public Task CountFailure(ReadOnlyMemory<byte> network, CancellationToken cancel) =>
        guesses.CountAsync(network, time.GetUtcNow(), cancel);

    /// <summary>Resets the account's failures after a right password that opens no session.</summary>
    public Task Forgive(Guid userId, CancellationToken cancel) => signIns.ForgiveAsync(userId, cancel);

    /// <summary>Resets the account's failures after a right password and opens a family of refresh tokens.</summary>
    public Task SignIn(Guid userId, TokenPair pair, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return signIns.OpenAsync(userId, Guid.CreateVersion7(now), Guid.CreateVersion7(now), pair, now, cancel);
    }

    /// <summary>
    /// Exchanges a refresh token for the next one of its family, once. Problems: <c>refresh_invalid</c> (unknown,
    /// expired or revoked), <c>refresh_reused</c>: somebody has a copy of the token, so the whole family and its access
    /// tokens are revoked.
    /// </summary>
    /// <param name="refreshHash">SHA-256 of the received token.</param>
    /// <param name="next">The pair that replaces it.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<User>> Refresh(ReadOnlyMemory<byte> refreshHash, TokenPair next, CancellationToken cancel) =>
        time.WithTimeout<User>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (await tokens.RotateAsync(refreshHash, Guid.CreateVersion7(now), next, now, cancel) is { } user)
                {
                    return user;
                }

                if (await tokens.FindAsync(refreshHash, cancel) is not { Used: true } reused)
                {
                    return RefreshInvalid;
                }

                // Whoever stole the token must not prevent this by closing the connection.
                await tokens.RevokeFamilyAsync(reused.FamilyId, now, CancellationToken.None);
                return RefreshReused;
            }
        );

    /// <summary>
    /// Revokes the access token and, if the refresh token belongs to that user, its family with all access tokens.
    /// Idempotent.
    /// </summary>
    public async Task SignOut(
        Guid userId,
        RevokedToken access,
        ReadOnlyMemory<byte> refreshHash,
        CancellationToken cancel
    )
    {
        await tokens.RevokeAsync(userId, access, cancel);
        if (await tokens.FindAsync(refreshHash, cancel) is { } token && token.UserId == userId)
        {
            await tokens.RevokeFamilyAsync(token.FamilyId, time.GetUtcNow(), cancel);
        }
    }

    /// <summary>Unexpired access tokens revoked at or after that time, oldest first, at most 10,000.</summary>
    public Task<ImmutableArray<RevokedToken>> RevokedSince(DateTimeOffset since, CancellationToken cancel) =>
        tokens.RevokedSinceAsync(since, time.GetUtcNow(), cancel);

    private static Problem MustWait(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(
            ProblemKind.TooMany,
            "too_many_attempts",
            $"Too many failed sign-ins. Try again in {seconds} s.",
            RetryAfterS: seconds
        );
    }
}
