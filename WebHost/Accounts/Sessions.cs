using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Opens and ends sessions. Ending one takes effect in this process at once and in the others with their next poll, and
/// runs to its end even if the caller has gone away: a browser often closes the page right after it has sent the
/// request.
/// </summary>
internal sealed class Sessions(
    AccountsService accounts,
    SecurityService security,
    Tokens tokens,
    Passwords passwords,
    Revocations revocations,
    TimeProvider time
)
{
    public async Task<Session> OpenAsync(User user, CancellationToken cancel)
    {
        var fresh = tokens.Fresh();
        await accounts.SignIn(user.Id, fresh.Pair, cancel);
        return tokens.Issue(user, fresh);
    }

    /// <summary>Ends the session of an access token and a refresh token.</summary>
    public async Task EndAsync(Guid userId, Guid accessId, DateTimeOffset accessExpiresAt, string refreshToken)
    {
        var access = new RevokedToken(accessId, time.GetUtcNow(), accessExpiresAt);
        await accounts.SignOut(userId, access, Tokens.Hash(refreshToken), CancellationToken.None);
        revocations.Add(access);
    }

    /// <summary>Ends every session of the user.</summary>
    public async Task EndAllAsync(Guid userId) =>
        Revoke(await security.SignOutEverywhere(userId, CancellationToken.None));

    /// <summary>
    /// Sets the password and ends every session. Problems: those of <see cref="Passwords"/>, and <c>user_unknown</c>.
    /// </summary>
    public async Task<Result<Done>> SetPasswordAsync(
        Guid userId,
        string password,
        DateTimeOffset? oneTimeUntil,
        bool clearSecondFactor,
        CancellationToken cancel
    )
    {
        if (Passwords.Check(password) is { } weak)
        {
            return weak with { Field = "new_password" };
        }

        var hash = await passwords.HashAsync(password, cancel);
        if (!hash.Ok)
        {
            return hash.Problem;
        }

        var change = new NewPassword(userId, hash.Value, oneTimeUntil, clearSecondFactor);
        var revoked = await security.SetPassword(change, cancel);
        if (!revoked.Ok)
        {
            return revoked.Problem;
        }

        Revoke(revoked.Value);
        return Done.Value;
    }

    private void Revoke(ImmutableArray<RevokedToken> revoked)
    {
        foreach (var token in revoked)
        {
            revocations.Add(token);
        }
    }
}
