using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QRCoder;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Second factors. Each step takes the password, so that a stolen token is not enough, and users who need a second
/// factor can set it up before their first session.
/// </summary>
internal static class TwoFactorEndpoints
{
    private const int PixelsPerModule = 4;

    private static readonly Problem CodeWrong = new(
        ProblemKind.Unauthenticated,
        "code_wrong",
        "The code is wrong. Is the clock of your device right?",
        Field: "code"
    );

    private static readonly Problem NotOn = new(ProblemKind.Conflict, "two_factor_off", "There is no second factor.");

    private static readonly Problem On = new(
        ProblemKind.Conflict,
        "two_factor_on",
        "The second factor is already on, or its setup was not started."
    );

    private static readonly Problem Required = new(
        ProblemKind.Forbidden,
        "two_factor_demanded",
        "Your role needs a second factor."
    );

    public static void MapTwoFactor(this IEndpointRouteBuilder routes)
    {
        var factor = routes.MapGroup("/auth/two-factor").WithTags("Sign-in").RequireRateLimiting(RateLimits.SignIn);
        factor
            .MapPost("/setup", Setup)
            .WithName("SetUpTwoFactor")
            .WithSummary("Creates a secret for an authenticator app, as text and as a QR code; shown once.");
        factor
            .MapPost("/confirm", Confirm)
            .WithName("ConfirmTwoFactor")
            .WithSummary("Turns the second factor on with the first code; returns ten backup codes, shown once.");
        factor.MapPost("/disable", Disable).WithName("DisableTwoFactor").WithSummary("Turns the second factor off.");
    }

    private static async Task<Results<Ok<TwoFactorSetup>, ProblemHttpResult>> Setup(
        TwoFactorBody body,
        HttpContext http,
        AccountsService accounts,
        SecurityService security,
        SignInCheck check,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        var account = await check.PasswordAsync(http, body.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        var user = account.Value.User;
        var secret = SecondFactors.NewSecret();
        var kept = await security.ProposeSecondFactor(user.Id, factors.Seal(user.Id, secret), cancel);
        if (!kept.Ok)
        {
            return Problems.Http(kept.Problem);
        }

        await accounts.Forgive(user.Id, cancel);
        var text = TotpCodes.Base32(secret);
        var uri = $"otpauth://totp/Veritas:{Uri.EscapeDataString(user.Email)}?secret={text}&issuer=Veritas";
        using var picture = new SvgQRCode(QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M));
        return TypedResults.Ok(new TwoFactorSetup(text, uri, picture.GetGraphic(PixelsPerModule)));
    }

    private static async Task<Results<Ok<BackupCodes>, ProblemHttpResult>> Confirm(
        TwoFactorCodeBody body,
        HttpContext http,
        AccountsService accounts,
        SecurityService security,
        SignInCheck check,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        var account = await check.PasswordAsync(http, body.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        var user = account.Value.User;
        if (account.Value.SecondFactor is not { Confirmed: false } factor)
        {
            return Problems.Http(On);
        }

        if (factors.Match(user.Id, factor, body.Code) is not { } step)
        {
            return Problems.Http(CodeWrong);
        }

        var codes = SecondFactors.NewBackupCodes();
        var hashes = codes.Select(c => (ReadOnlyMemory<byte>)SecondFactors.HashBackup(c)).ToImmutableArray();
        var confirmed = await security.ConfirmSecondFactor(user.Id, step, hashes, cancel);
        if (!confirmed.Ok)
        {
            return Problems.Http(confirmed.Problem);
        }

        await accounts.Forgive(user.Id, cancel);
        return TypedResults.Ok(new BackupCodes([.. codes]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Disable(
        TwoFactorCodeBody body,
        HttpContext http,
        AccountsService accounts,
        SecurityService security,
        SignInCheck check,
        IOptions<SignInOptions> options,
        CancellationToken cancel
    )
    {
        var account = await check.PasswordAsync(http, body.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        var user = account.Value.User;
        if (options.Value.Requires(user.Role))
        {
            return Problems.Http(Required);
        }

        if (account.Value.SecondFactor is not { Confirmed: true })
        {
            return Problems.Http(NotOn);
        }

        if (await check.CodeAsync(http, account.Value, body.Code, cancel) is { } problem)
        {
            return Problems.Http(problem);
        }

        await security.RemoveSecondFactor(user.Id, cancel);
        await accounts.Forgive(user.Id, cancel);
        return TypedResults.NoContent();
    }
}
