using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;

namespace Veritas.Grains.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
[StatelessWorker, Reentrant]
internal sealed class AccountsGrain(AccountStore accounts, SignInStore signIns, GuessStore guesses, TokenStore tokens, TimeProvider time) : Grain, IAccountsGrain
{
    private const int MostUsers = 200;
    private static readonly Problem Taken = new(ProblemKind.Conflict, "email_taken", "There is an account with this e-mail address.", Field: "email");
    private static readonly Problem Invalid = new(ProblemKind.Unauthenticated, "refresh_invalid", "The refresh token does not hold. Sign in again.");
    private static readonly Problem Reused = new(
        ProblemKind.Unauthenticated, "refresh_reused", "The refresh token was used before: the session has been ended. Sign in again.");

    public async Task<Result<User>> Create(NewUser user)
    {
        var now = time.GetUtcNow();
        return AccountRules.Check(user) switch
        {
            { Ok: true, Value: var whole } => await accounts.Insert(Guid.CreateVersion7(now), whole, now) is { } made ? made : Taken,
            { Problem: var problem } => problem!,
        };
    }

    public Task<User?> Find(Guid userId) => accounts.Find(userId);

    public Task<User?> FindByEmail(string email) =>
        EmailAddress.Normalize(email) is { } address ? accounts.FindByEmail(address) : Task.FromResult<User?>(null);

    public Task<ImmutableArray<User>> FindStudents(Actor actor, string text) => accounts.FindStudents(actor.UserId, actor.Role == Role.Admin, text);

    public async Task<Result<UserPage>> Page(UserQuery query)
    {
        if (query.Limit is < 1 or > MostUsers)
        {
            return new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {MostUsers} accounts.", Field: "limit");
        }

        var users = await accounts.Page(query);
        return new UserPage(users, users.Length == query.Limit ? users[^1].Id : null);
    }

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

    public Task CountFailure(ReadOnlyMemory<byte> network) => guesses.Count(network.ToArray(), time.GetUtcNow());

    public Task Forgive(Guid userId) => signIns.Forgive(userId);

    public Task SignIn(Guid userId, TokenPair pair)
    {
        var now = time.GetUtcNow();
        return signIns.Open(userId, Guid.CreateVersion7(now), Guid.CreateVersion7(now), pair, now);
    }

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

    public async Task SignOut(Guid userId, RevokedToken access, ReadOnlyMemory<byte> refreshHash)
    {
        await tokens.Revoke(userId, access);
        if (await tokens.Find(refreshHash.ToArray()) is { } token && token.UserId == userId)
        {
            await tokens.RevokeFamily(token.FamilyId, time.GetUtcNow());
        }
    }

    public Task<ImmutableArray<RevokedToken>> RevokedSince(DateTimeOffset since) => tokens.RevokedSince(since, time.GetUtcNow());

    private static Problem MustWait(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(ProblemKind.TooMany, "too_many_attempts", $"Too many failed sign-ins. Try again in {seconds} s.", RetryAfterS: seconds);
    }
}
