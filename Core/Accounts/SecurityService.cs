using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>Thin: PostgreSQL decides every race.</summary>
internal sealed class SecurityService(PasswordStore passwords, SecondFactorStore factors, TimeProvider time)
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    private static readonly Problem On = new(ProblemKind.Conflict, "two_factor_on", "The second factor is on already, or its setup was not begun.");

    /// <summary>Sets the password and ends every session; returns the access tokens that hold no longer. A one-time password revokes the API keys as well. Problem: <c>user_unknown</c>.</summary>
    public async Task<Result<ImmutableArray<RevokedToken>>> SetPassword(NewPassword password)
    {
        var now = time.GetUtcNow();
        return await passwords.Set(password, now) ? await passwords.RevokeAll(password.UserId, now) : Unknown;
    }

    /// <summary>Ends every session; returns the access tokens that hold no longer. Nothing happens for an unknown user.</summary>
    public Task<ImmutableArray<RevokedToken>> SignOutEverywhere(Guid userId) => passwords.RevokeAll(userId, time.GetUtcNow());

    /// <summary>Keeps a secret until its first code comes. Problem: <c>two_factor_on</c>.</summary>
    public async Task<Result<Done>> ProposeSecondFactor(Guid userId, ReadOnlyMemory<byte> sealedSecret) =>
        await factors.Propose(userId, sealedSecret.ToArray()) ? Done.Value : On;

    /// <summary>Turns the second factor on. Problem: <c>two_factor_on</c>, also when nothing was proposed.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="step">Time step of the code that was given; it and those before are not good again.</param>
    /// <param name="backupCodes">SHA-256 of each, 32 bytes.</param>
    public async Task<Result<Done>> ConfirmSecondFactor(Guid userId, long step, ImmutableArray<ReadOnlyMemory<byte>> backupCodes) =>
        await factors.Confirm(userId, step, [.. backupCodes.Select(c => c.ToArray())], time.GetUtcNow()) ? Done.Value : On;

    /// <summary>Uses the code of a time step up; false when it or a later one was used before.</summary>
    public Task<bool> UseStep(Guid userId, long step) => factors.UseStep(userId, step);

    /// <summary>Uses a backup code up; false when there is no such code, or it was used before.</summary>
    public Task<bool> UseBackupCode(Guid userId, ReadOnlyMemory<byte> codeHash) => factors.UseBackupCode(userId, codeHash.ToArray(), time.GetUtcNow());

    /// <summary>Turns the second factor off and forgets its backup codes.</summary>
    public Task RemoveSecondFactor(Guid userId) => factors.Remove(userId);
}
