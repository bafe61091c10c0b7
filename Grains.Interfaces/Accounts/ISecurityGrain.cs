using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>Passwords, second factors and the end of sessions. Key: 0. Holds no state of its own.</summary>
[Alias("Veritas.ISecurityGrain")]
public interface ISecurityGrain : IGrainWithIntegerKey
{
    /// <summary>Sets the password and ends every session; returns the access tokens that hold no longer. A one-time password revokes the API keys as well. Problem: <c>user_unknown</c>.</summary>
    [Alias("SetPassword")]
    Task<Result<ImmutableArray<RevokedToken>>> SetPassword(NewPassword password);

    /// <summary>Ends every session; returns the access tokens that hold no longer. Nothing happens for an unknown user.</summary>
    [Alias("SignOutEverywhere")]
    Task<ImmutableArray<RevokedToken>> SignOutEverywhere(Guid userId);

    /// <summary>Keeps a secret until its first code comes. Problem: <c>two_factor_on</c>.</summary>
    [Alias("ProposeSecondFactor"), Repeatable]
    Task<Result<Done>> ProposeSecondFactor(Guid userId, ReadOnlyMemory<byte> sealedSecret);

    /// <summary>Turns the second factor on. Problem: <c>two_factor_on</c>, also when nothing was proposed.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="step">Time step of the code that was given; it and those before are not good again.</param>
    /// <param name="backupCodes">SHA-256 of each, 32 bytes.</param>
    [Alias("ConfirmSecondFactor")]
    Task<Result<Done>> ConfirmSecondFactor(Guid userId, long step, ImmutableArray<ReadOnlyMemory<byte>> backupCodes);

    /// <summary>Uses the code of a time step up; false when it or a later one was used before.</summary>
    [Alias("UseStep")]
    Task<bool> UseStep(Guid userId, long step);

    /// <summary>Uses a backup code up; false when there is no such code, or it was used before.</summary>
    [Alias("UseBackupCode")]
    Task<bool> UseBackupCode(Guid userId, ReadOnlyMemory<byte> codeHash);

    /// <summary>Turns the second factor off and forgets its backup codes.</summary>
    [Alias("RemoveSecondFactor"), Repeatable]
    Task RemoveSecondFactor(Guid userId);
}
