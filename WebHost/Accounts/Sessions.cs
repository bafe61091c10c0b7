using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>Opens sessions, and ends them in this process at once; the others learn of it within the poll.</summary>
internal sealed class Sessions(AccountsService accounts, SecurityService security, Tokens tokens, Passwords passwords, Revocations revocations)
{
    public async Task<Session> OpenAsync(User user)
    {
        var fresh = tokens.Fresh();
        await accounts.SignIn(user.Id, fresh.Pair);
        return tokens.Issue(user, fresh);
    }

    public async Task EndAllAsync(Guid userId) => End(await security.SignOutEverywhere(userId));

    /// <summary>Sets the password and ends every session. Problems: those of <see cref="Passwords"/>, and <c>user_unknown</c>.</summary>
    public async Task<Result<Done>> SetPasswordAsync(
        Guid userId, string password, DateTimeOffset? oneTimeUntil, bool clearSecondFactor, CancellationToken cancel)
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

        var ended = await security.SetPassword(new NewPassword(userId, hash.Value, oneTimeUntil, clearSecondFactor));
        if (ended.Problem is { } unknown)
        {
            return unknown;
        }

        End(ended.Value);
        return Done.Value;
    }

    private void End(ImmutableArray<RevokedToken> ended)
    {
        foreach (var token in ended)
        {
            revocations.Add(token);
        }
    }
}
