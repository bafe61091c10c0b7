using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;

namespace Veritas.Grains.Accounts;

/// <summary>Thin: PostgreSQL decides every race.</summary>
[StatelessWorker, Reentrant]
internal sealed class SecurityGrain(PasswordStore passwords, SecondFactorStore factors, TimeProvider time) : Grain, ISecurityGrain
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    private static readonly Problem On = new(ProblemKind.Conflict, "two_factor_on", "The second factor is on already, or its setup was not begun.");

    public async Task<Result<ImmutableArray<RevokedToken>>> SetPassword(NewPassword password)
    {
        var now = time.GetUtcNow();
        return await passwords.Set(password, now) ? await passwords.RevokeAll(password.UserId, now) : Unknown;
    }

    public Task<ImmutableArray<RevokedToken>> SignOutEverywhere(Guid userId) => passwords.RevokeAll(userId, time.GetUtcNow());

    public async Task<Result<Done>> ProposeSecondFactor(Guid userId, ReadOnlyMemory<byte> sealedSecret) =>
        await factors.Propose(userId, sealedSecret.ToArray()) ? Done.Value : On;

    public async Task<Result<Done>> ConfirmSecondFactor(Guid userId, long step, ImmutableArray<ReadOnlyMemory<byte>> backupCodes) =>
        await factors.Confirm(userId, step, [.. backupCodes.Select(c => c.ToArray())], time.GetUtcNow()) ? Done.Value : On;

    public Task<bool> UseStep(Guid userId, long step) => factors.UseStep(userId, step);

    public Task<bool> UseBackupCode(Guid userId, ReadOnlyMemory<byte> codeHash) => factors.UseBackupCode(userId, codeHash.ToArray(), time.GetUtcNow());

    public Task RemoveSecondFactor(Guid userId) => factors.Remove(userId);
}
