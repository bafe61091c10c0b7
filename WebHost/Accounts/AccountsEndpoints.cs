using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>Sign-in and sessions.</summary>
public static class AccountsEndpoints
{
    private const int LongestToken = 200;

    private static readonly Problem ChangeRequired = new(
        ProblemKind.Forbidden,
        "password_change_required",
        "This is a one-time password: sign in with new_password as well.",
        Field: "new_password"
    );

    private static readonly Problem NotOneTime = new(
        ProblemKind.Invalid,
        "new_password_unexpected",
        "This is not a one-time password; change it with PUT /auth/password.",
        Field: "new_password"
    );

    private static readonly Problem TokenTooLong = new(
        ProblemKind.Invalid,
        "refresh_token_invalid",
        $"A refresh token has at most {LongestToken} characters.",
        Field: "refresh_token"
    );

    private static readonly Problem Unchanged = new(
        ProblemKind.Invalid,
        "password_unchanged",
        "The new password is the old one.",
        Field: "new_password"
    );

    private static readonly Problem Deleted = new(
        ProblemKind.Unauthenticated,
        "token_invalid",
        "The account no longer exists."
    );

    /// <summary>Maps <c>/auth</c>, <c>/admin/users</c> and the search for students.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/register", Register)
            .WithName("Register")
            .WithSummary("Creates a student's account and opens a session.")
            .RequireRateLimiting(RateLimits.SignIn)
            .WithIdempotency(keepAnswer: false);
        auth.MapPost("/login", Login)
            .WithName("Login")
            .WithSummary("Opens a session with a password, and a code if the account has a second factor.")
            .RequireRateLimiting(RateLimits.SignIn);
        auth.MapPost("/refresh", Refresh)
            .WithName("Refresh")
            .WithSummary("Opens the next session; each refresh token can be used once.");
        auth.MapPost("/logout", Logout).WithName("Logout").WithSummary("Ends the session.");
        auth.MapDelete("/sessions", LogoutEverywhere)
            .WithName("LogoutEverywhere")
            .WithSummary("Ends every session of the caller, everywhere within 5 s.");
        auth.MapPut("/password", ChangePassword)
            .WithName("ChangePassword")
            .WithSummary("Changes the password, ends every session and opens a new one.")
            .RequireRateLimiting(RateLimits.SignIn);
        auth.MapGet("/me", Me).WithName("Me").WithSummary("The caller's account.");
        routes.MapTwoFactor();
        routes.MapProfiles();
        routes.MapKeys();
        routes.MapUsers();
        return routes;
    }

    private static async Task<Results<Created<Session>, ProblemHttpResult>> Register(
        RegisterBody body,
        HttpContext http,
        AccountsService accounts,
        Passwords passwords,
        Sessions sessions,
        CancellationToken cancel
    )
    {
        var user = new NewUserBody(body.Email, body.Password, body.FullName, Role.Student);
        var made = await UsersEndpoints.MakeAsync(user, accounts, passwords, cancel);
        http.ActAs(made.Value?.Id);
        return made.Ok
            ? TypedResults.Created("/auth/me", await sessions.OpenAsync(made.Value, cancel))
            : Problems.Http(made.Problem);
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Login(
        LoginBody body,
        HttpContext http,
        SignInCheck check,
        Sessions sessions,
        CancellationToken cancel
    )
    {
        var account = await check.PasswordAsync(http, body.Email, body.Password, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        if (account.Value.OneTimeUntil is null != body.NewPassword is null)
        {
            return Problems.Http(body.NewPassword is null ? ChangeRequired : NotOneTime);
        }

        if (body.NewPassword == body.Password)
        {
            return Problems.Http(Unchanged);
        }

        if (await check.CodeAsync(http, account.Value, body.Code, cancel) is { } problem)
        {
            return Problems.Http(problem);
        }

        var user = account.Value.User;
        if (body.NewPassword is { } next)
        {
            var set = await sessions.SetPasswordAsync(user.Id, next, null, false, cancel);
            if (!set.Ok)
            {
                return Problems.Http(set.Problem);
            }
        }

        return TypedResults.Ok(await sessions.OpenAsync(user, cancel));
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Refresh(
        RefreshBody body,
        HttpContext http,
        AccountsService accounts,
        Tokens tokens,
        CancellationToken cancel
    )
    {
        var fresh = tokens.Fresh();
        var user = await accounts.Refresh(Tokens.Hash(body.RefreshToken), fresh.Pair, cancel);
        http.ActAs(user.Value?.Id);
        return user.Ok ? TypedResults.Ok(tokens.Issue(user.Value, fresh)) : Problems.Http(user.Problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Logout(
        RefreshBody body,
        Caller caller,
        ClaimsPrincipal user,
        Sessions sessions
    )
    {
        if (body.RefreshToken.Length > LongestToken || body.RefreshToken.Contains('\0'))
        {
            return Problems.Http(TokenTooLong);
        }

        var id = Guid.Parse(user.FindFirstValue("jti")!);
        var expires = long.Parse(user.FindFirstValue("exp")!, CultureInfo.InvariantCulture);
        await sessions.EndAsync(
            caller.Actor.UserId,
            id,
            DateTimeOffset.FromUnixTimeSeconds(expires),
            body.RefreshToken
        );
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LogoutEverywhere(Caller caller, Sessions sessions)
    {
        await sessions.EndAllAsync(caller.Actor.UserId);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> ChangePassword(
        PasswordBody body,
        Caller caller,
        HttpContext http,
        AccountsService accounts,
        SignInCheck check,
        Sessions sessions,
        CancellationToken cancel
    )
    {
        if (await accounts.Find(caller.Actor.UserId, cancel) is not { } user)
        {
            return Problems.Http(Deleted);
        }

        var account = await check.PasswordAsync(http, user.Email, body.CurrentPassword, cancel);
        if (!account.Ok)
        {
            return Problems.Http(account.Problem);
        }

        if (body.NewPassword == body.CurrentPassword)
        {
            return Problems.Http(Unchanged);
        }

        var set = await sessions.SetPasswordAsync(user.Id, body.NewPassword, null, false, cancel);
        return set.Ok ? TypedResults.Ok(await sessions.OpenAsync(user, cancel)) : Problems.Http(set.Problem);
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> Me(
        Caller caller,
        AccountsService accounts,
        CancellationToken cancel
    ) => await accounts.Find(caller.Actor.UserId, cancel) is { } user ? TypedResults.Ok(user) : Problems.Http(Deleted);
}
