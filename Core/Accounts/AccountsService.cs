using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
internal sealed class AccountsService(AccountStore accounts, SignInStore signIns, GuessStore guesses, TokenStore tokens, TimeProvider time)
{
    private const int MostUsers = 200;
    private static readonly Problem Taken = new(ProblemKind.Conflict, "email_taken", "There is an account with this e-mail address.", Field: "email");
    private static readonly Problem Invalid = new(ProblemKind.Unauthenticated, "refresh_invalid", "The refresh token does not hold. Sign in again.");
    private static readonly Problem Reused = new(
        ProblemKind.Unauthenticated, "refresh_reused", "The refresh token was used before: the session has been ended. Sign in again.");

    /// <summary>Makes an account. Problems: <c>email_invalid</c>, <c>full_name_invalid</c>, <c>email_taken</c> (whatever the case).</summary>
    public async Task<Result<User>> Create(NewUser user)
    {
        var now = time.GetUtcNow();
        return AccountRules.Check(user) switch
        {
            { Ok: true, Value: var whole } => await accounts.Insert(Guid.CreateVersion7(now), whole, now) is { } made ? made : Taken,
            { Problem: var problem } => problem!,
        };
    }

    /// <summary>The user of that id, or null.</summary>
    public Task<User?> Find(Guid userId) => accounts.Find(userId);

    /// <summary>The user of that address whatever its case, or null.</summary>
    public Task<User?> FindByEmail(string email) =>
        EmailAddress.Normalize(email) is { } address ? accounts.FindByEmail(address) : Task.FromResult<User?>(null);

    /// <summary>
    /// Students whom the actor teaches (an admin: all) and whose name or address contains the text, and whoever has exactly that address: at most 20, by name.
    /// </summary>
    public Task<ImmutableArray<User>> FindStudents(Actor actor, string text) => accounts.FindStudents(actor.UserId, actor.Role == Role.Admin, text);

    /// <summary>A page of accounts, oldest first. Problem: <c>limit_invalid</c>.</summary>
    public async Task<Result<UserPage>> Page(UserQuery query)
    {
        if (query.Limit is < 1 or > MostUsers)
        {
            return new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {MostUsers} accounts.", Field: "limit");
        }

        var users = await accounts.Page(query);
        return new UserPage(users, users.Length == query.Limit ? users[^1].Id : null);
    }

    /// <summary>
    /// Begins a sign-in and counts it as failed until <see cref="SignIn"/>, so that guesses sent side by side are counted too.
    /// Null for an unknown address. Problem: <c>too_many_attempts</c> with the seconds to wait: after 5 failures of the account, or 200 of the network
    /// address, 30 s, doubling to 15 minutes.
    /// </summary>
    /// <param name="email">Whatever its case.</param>
    /// <param name="network">Keyed hash of the network address, 32 bytes.</param>
    public async Task<Result<Credential?>> BeginSignIn(string email, ReadOnlyMemory<byte> network)
    {
        if (await guesses.LockedUntil(network.ToArray(), time.GetUtcNow()) is { } closed)
        {
            return MustWait(closed - time.GetUtcNow());
        }

        if (EmailAddress.Normalize(email) is not { } address)
        {
            return new Result<Credential?>(null, null);
        }

        var now = time.GetUtcNow();
        if (await signIns.Begin(address, now) is { } credential)
        {
            return credential;
        }

        return await signIns.LockedUntil(address, now) is { } until ? MustWait(until - now) : new Result<Credential?>(null, null);
    }

    /// <summary>A password or a code was wrong: counts it against the network address.</summary>
    public Task CountFailure(ReadOnlyMemory<byte> network) => guesses.Count(network.ToArray(), time.GetUtcNow());

    /// <summary>The password was right and no session is wanted: forgets the failures of the account.</summary>
    public Task Forgive(Guid userId) => signIns.Forgive(userId);

    /// <summary>The password was right: forgets the failures and opens a family of refresh tokens.</summary>
    public Task SignIn(Guid userId, TokenPair pair)
    {
        var now = time.GetUtcNow();
        return signIns.Open(userId, Guid.CreateVersion7(now), Guid.CreateVersion7(now), pair, now);
    }

    /// <summary>
    /// Swaps a refresh token for the next of its family, once. Problems: <c>refresh_invalid</c> (unknown, expired or revoked), <c>refresh_reused</c>: it was
    /// swapped before, so somebody holds a copy; the whole family with its access tokens is revoked.
    /// </summary>
    /// <param name="refreshHash">SHA-256 of the token that came in.</param>
    /// <param name="next">The pair to go on with.</param>
    public async Task<Result<User>> Refresh(ReadOnlyMemory<byte> refreshHash, TokenPair next)
    {
        var now = time.GetUtcNow();
        var hash = refreshHash.ToArray();
        if (await tokens.Swap(hash, Guid.CreateVersion7(now), next, now) is { } user)
        {
            return user;
        }

        if (await tokens.Find(hash) is not { Used: true } stolen)
        {
            return Invalid;
        }

        await tokens.RevokeFamily(stolen.FamilyId, now);
        return Reused;
    }

    /// <summary>Revokes the access token, and the family of the refresh token with its access tokens when it is that user's. Again: nothing happens.</summary>
    public async Task SignOut(Guid userId, RevokedToken access, ReadOnlyMemory<byte> refreshHash)
    {
        await tokens.Revoke(userId, access);
        if (await tokens.Find(refreshHash.ToArray()) is { } token && token.UserId == userId)
        {
            await tokens.RevokeFamily(token.FamilyId, time.GetUtcNow());
        }
    }

    /// <summary>Access tokens revoked at or after that time and not expired, oldest first, at most 10,000.</summary>
    public Task<ImmutableArray<RevokedToken>> RevokedSince(DateTimeOffset since) => tokens.RevokedSince(since, time.GetUtcNow());

    private static Problem MustWait(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(ProblemKind.TooMany, "too_many_attempts", $"Too many failed sign-ins. Try again in {seconds} s.", RetryAfterS: seconds);
    }
}
