using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Authenticates a user by password and second factor. Every failure counts against the account and the network
/// address.
/// </summary>
internal sealed class SignInCheck(
    AccountsService accounts,
    Passwords passwords,
    SecondFactors factors,
    IOptions<SignInOptions> options,
    byte[] signingKey,
    TimeProvider time
)
{
    private static readonly Problem Wrong = new(
        ProblemKind.Unauthenticated,
        "credentials_wrong",
        "The e-mail address or the password is wrong."
    );

    private static readonly Problem Expired = new(
        ProblemKind.Forbidden,
        "password_expired",
        "The one-time password has expired. Ask for another."
    );

    private static readonly Problem CodeNeeded = new(
        ProblemKind.Unauthenticated,
        "code_required",
        "Enter the code of your authenticator app, or a backup code.",
        Field: "code"
    );

    private static readonly Problem CodeWrong = new(
        ProblemKind.Unauthenticated,
        "code_wrong",
        "The code is wrong or was used before.",
        Field: "code"
    );

    private static readonly Problem FactorNeeded = new(
        ProblemKind.Forbidden,
        "two_factor_required",
        "Your role needs a second factor: set one up with POST /auth/two-factor/setup."
    );

    private readonly byte[] _addressKey = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        signingKey,
        32,
        info: "veritas sign-in address"u8.ToArray()
    );

    /// <summary>
    /// The account, if the password is right. The attempt counts as a failure until a session is opened.
    /// </summary>
    public async Task<Result<Credential>> PasswordAsync(
        HttpContext http,
        string email,
        string password,
        CancellationToken cancel
    )
    {
        var begun = await accounts.BeginSignIn(email, Address(http), cancel);
        if (!begun.Ok)
        {
            http.Response.Headers.RetryAfter = begun.Problem.RetryAfterS?.ToString(CultureInfo.InvariantCulture);
            return begun.Problem;
        }

        var account = begun.Value.Account;
        http.ActAs(account?.User.Id);
        var right = await passwords.VerifyAsync(password, account?.PasswordHash, cancel);
        if (!right.Ok)
        {
            return right.Problem;
        }

        if (account is null || !right.Value)
        {
            await CountFailureAsync(http);
            return Wrong;
        }

        return account is { OneTimeUntil: { } until } && until <= time.GetUtcNow() ? Expired : account;
    }

    /// <summary>Null when the code is right, or the account has no second factor and needs none.</summary>
    public async Task<Problem?> CodeAsync(HttpContext http, Credential account, string? code, CancellationToken cancel)
    {
        if (account.SecondFactor is not { Confirmed: true } factor)
        {
            return options.Value.Requires(account.User.Role) ? FactorNeeded : null;
        }

        if (code is null)
        {
            return CodeNeeded;
        }

        if (await factors.UseAsync(account.User.Id, factor, code, cancel))
        {
            return null;
        }

        await CountFailureAsync(http);
        return CodeWrong;
    }

    /// <summary>
    /// Counts even when the caller has gone away: nobody may guess for free by closing the connection.
    /// </summary>
    private Task CountFailureAsync(HttpContext http) => accounts.CountFailure(Address(http), CancellationToken.None);

    /// <summary>
    /// Hash of the shortened address: it identifies nobody, and all addresses of an attacker's network count as one.
    /// </summary>
    private byte[] Address(HttpContext http) =>
        HMACSHA256.HashData(_addressKey, Encoding.UTF8.GetBytes(http.ShortAddress()));
}
