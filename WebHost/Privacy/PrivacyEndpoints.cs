using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Accounts;
using Veritas.Privacy;
using Veritas.WebHost.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Privacy;

/// <summary>What a person may ask for about the own data.</summary>
internal static class PrivacyEndpoints
{
    private static readonly Problem CodeInvalid = new(ProblemKind.Invalid, "code_invalid", "A code has 6 digits, or is a backup code.", Field: "code");

    private static readonly Problem Gone = new(ProblemKind.Unauthenticated, "token_invalid", "The account is gone.");

    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/privacy").WithTags("Privacy");
        privacy.MapGet("/export", Export).WithName("ExportMyData").WithSummary("Everything that is kept about the caller, as one JSON document.")
            .Produces<PersonalData>(contentType: "application/json");
        privacy.MapDelete("/me", Erase).WithName("EraseMe").RequireRateLimiting(RateLimits.SignIn)
            .WithSummary("Erases the caller: the account is anonymous at once, the rest follows in the background.");
        return routes;
    }

    /// <summary>The first part decides between an answer and a refusal; the rest is written as it is read.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(Caller caller, PrivacyService privacy, TimeProvider time, CancellationToken cancel)
    {
        var first = await privacy.Export(caller.Actor, null, cancel);
        if (!first.Ok)
        {
            return Problems.Http(first.Problem);
        }

        ExportPart part = first.Value;
        return TypedResults.Stream(
            stream => PersonalDocument.WriteAsync(stream, part, next => privacy.Export(caller.Actor, next, cancel), time.GetUtcNow(), cancel),
            "application/json", $"veritas-{caller.Actor.UserId:N}.json");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(
        [FromBody] ErasureBody body, Caller caller, HttpContext http, AccountsService accounts, PrivacyService privacy, SignInCheck check, Sessions sessions, CancellationToken cancel)
    {
        if (await accounts.Find(caller.Actor.UserId) is not { } user)
        {
            return Problems.Http(Gone);
        }

        // What cannot be right is no guess, and is not counted as one.
        if ((Passwords.Check(body.Password) ?? (body.Code is { } typed && !SecondFactors.CanBe(typed) ? CodeInvalid : null)) is { } shape)
        {
            return Problems.Http(shape);
        }

        var account = await check.PasswordAsync(http, user.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        // Who must have a second factor and has none can still leave.
        if (account.Value.SecondFactor is { Confirmed: true } && await check.CodeAsync(http, account.Value, body.Code) is { } problem)
        {
            return Problems.Http(problem);
        }

        await accounts.Forgive(user.Id);
        var erased = await privacy.Erase(user.Id, cancel);
        if (!erased.Ok)
        {
            return Problems.Http(erased.Problem);
        }

        await sessions.EndAllAsync(user.Id);
        return TypedResults.NoContent();
    }
}
