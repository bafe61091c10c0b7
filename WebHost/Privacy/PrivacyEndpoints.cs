using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Accounts;
using Veritas.Privacy;
using Veritas.WebHost.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Privacy;

/// <summary>Export and erasure of the caller's data.</summary>
internal static class PrivacyEndpoints
{
    private static readonly Problem CodeInvalid = new(
        ProblemKind.Invalid,
        "code_invalid",
        "A code has 6 digits, or is a backup code.",
        Field: "code"
    );

    private static readonly Problem Deleted = new(
        ProblemKind.Unauthenticated,
        "token_invalid",
        "The account no longer exists."
    );

    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/privacy").WithTags("Privacy");
        privacy
            .MapGet("/export", Export)
            .WithName("ExportMyData")
            .WithSummary("All data stored about the caller, as one JSON document.")
            .Produces<PersonalData>(contentType: "application/json");
        privacy
            .MapDelete("/me", Erase)
            .WithName("EraseMe")
            .RequireRateLimiting(RateLimits.SignIn)
            .WithSummary("Makes the caller's account anonymous at once and deletes the rest in the background.");
        return routes;
    }

    /// <summary>Reads the first part before the response starts, so that a problem can still be returned.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        Caller caller,
        PrivacyService privacy,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var first = await privacy.Export(caller.Actor, null, cancel);
        if (!first.Ok)
        {
            return Problems.Http(first.Problem);
        }

        ExportPart part = first.Value;
        return TypedResults.Stream(
            stream =>
                PersonalDocument.WriteAsync(
                    stream,
                    part,
                    next => privacy.Export(caller.Actor, next, cancel),
                    time.GetUtcNow(),
                    cancel
                ),
            "application/json",
            $"veritas-{caller.Actor.UserId:N}.json"
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(
        [FromBody] ErasureBody body,
        Caller caller,
        HttpContext http,
        AccountsService accounts,
        PrivacyService privacy,
        SignInCheck check,
        Sessions sessions,
        CancellationToken cancel
    )
    {
        if (await accounts.Find(caller.Actor.UserId, cancel) is not { } user)
        {
            return Problems.Http(Deleted);
        }

        // Input that cannot be right is not counted as a guess.
        if ((Passwords.Check(body.Password) ?? CheckCode(body.Code)) is { } invalid)
        {
            return Problems.Http(invalid);
        }

        var account = await check.PasswordAsync(http, user.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        // A user whose role needs a second factor can be erased without having one.
        if (
            account.Value.SecondFactor is { Confirmed: true }
            && await check.CodeAsync(http, account.Value, body.Code, cancel) is { } problem
        )
        {
            return Problems.Http(problem);
        }

        await accounts.Forgive(user.Id, cancel);
        var erased = await privacy.Erase(user.Id, cancel);
        if (!erased.Ok)
        {
            return Problems.Http(erased.Problem);
        }

        await sessions.EndAllAsync(user.Id);
        return TypedResults.NoContent();
    }

    private static Problem? CheckCode(string? code) => code is null || SecondFactors.CanBe(code) ? null : CodeInvalid;
}
