using System.Collections.Immutable;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Passwords and second factors. Every race is decided by a single statement in PostgreSQL.</summary>
internal sealed class SecurityService(PasswordStore passwords, SecondFactorStore factors, TimeProvider time)
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");

    private static readonly Problem On = new(
        ProblemKind.Conflict,
        "two_factor_on",
        "The second factor is already on, or its setup was not started."
    );

    /// <summary>
    /// Sets the password and ends every session; returns the access tokens revoked by that. A one-time password also
    /// revokes the API keys. Problem: <c>user_unknown</c>.
    /// </summary>
    public Task<Result<ImmutableArray<RevokedToken>>> SetPassword(NewPassword password, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<RevokedToken>>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (!await passwords.SetAsync(password, now, cancel))
                {
                    return Unknown;
                }

                // The password is changed: sessions opened with the old one must end even if the caller has gone away.
                return await passwords.RevokeAllAsync(password.UserId, now, CancellationToken.None);
            }
        );

    /// <summary>
    /// Ends every session; returns the access tokens revoked by that. Does nothing for an unknown user.
    /// </summary>
    public Task<ImmutableArray<RevokedToken>> SignOutEverywhere(Guid userId, CancellationToken cancel) =>
        passwords.RevokeAllAsync(userId, time.GetUtcNow(), cancel);

    /// <summary>Stores a secret until its first code is given. Problem: <c>two_factor_on</c>.</summary>
    public Task<Result<Done>> ProposeSecondFactor(
        Guid userId,
        ReadOnlyMemory<byte> sealedSecret,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel => await factors.ProposeAsync(userId, sealedSecret, cancel) ? Done.Value : On
        );

    /// <summary>Turns the second factor on. Problem: <c>two_factor_on</c>, also when none was proposed.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="step">
    /// Time step of the given code; codes of this step and earlier ones are no longer accepted.
    /// </param>
    /// <param name="backupCodes">SHA-256 of each, 32 bytes.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task<Result<Done>> ConfirmSecondFactor(
        Guid userId,
        long step,
        ImmutableArray<ReadOnlyMemory<byte>> backupCodes,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
                await factors.ConfirmAsync(userId, step, backupCodes, time.GetUtcNow(), cancel) ? Done.Value : On
        );

    /// <summary>Uses up the code of a time step; false when it or a later one was used before.</summary>
    public Task<bool> UseStep(Guid userId, long step, CancellationToken cancel) =>
        factors.UseStepAsync(userId, step, cancel);

    /// <summary>Uses up a backup code; false when there is no such code or it was used before.</summary>
    public Task<bool> UseBackupCode(Guid userId, ReadOnlyMemory<byte> codeHash, CancellationToken cancel) =>
        factors.UseBackupCodeAsync(userId, codeHash, time.GetUtcNow(), cancel);

    /// <summary>Turns the second factor off and deletes its backup codes.</summary>
    public Task RemoveSecondFactor(Guid userId, CancellationToken cancel) => factors.RemoveAsync(userId, cancel);
}
