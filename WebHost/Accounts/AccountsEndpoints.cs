using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>Body of a registration.</summary>
/// <param name="Email">Compared without case.</param>
/// <param name="Password">8 characters to 72 bytes.</param>
/// <param name="FullName">1 to 200 characters.</param>
public sealed record RegisterBody(string Email, string Password, string FullName);

/// <summary>Body of an account made by an admin.</summary>
/// <param name="Email">Compared without case.</param>
/// <param name="Password">8 characters to 72 bytes.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Role">What the person will be.</param>
public sealed record NewUserBody(string Email, string Password, string FullName, Role Role);

/// <summary>Body of a sign-in.</summary>
/// <param name="Email">Whatever its case.</param>
/// <param name="Password">The password.</param>
public sealed record LoginBody(string Email, string Password);

/// <summary>Body with a refresh token.</summary>
/// <param name="RefreshToken">From the last session.</param>
public sealed record RefreshBody(string RefreshToken);

/// <summary>Accounts and sessions.</summary>
public static class AccountsEndpoints
{
    /// <summary>Maps <c>/auth</c> and <c>/admin/users</c>.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/register", Register).WithName("Register").WithSummary("A new student's account.").RequireRateLimiting(RateLimits.SignIn);
        auth.MapPost("/login", Login).WithName("Login").WithSummary("A session for a password.").RequireRateLimiting(RateLimits.SignIn);
        auth.MapPost("/refresh", Refresh).WithName("Refresh").WithSummary("The next session; the refresh token is good once.");
        auth.MapPost("/logout", Logout).WithName("Logout").WithSummary("Ends the session.");
        auth.MapGet("/me", Me).WithName("Me").WithSummary("Who is signed in.");
        routes.MapPost("/admin/users", Create).WithTags("Admin").WithName("CreateUser").WithSummary("An account of any role.");
        routes.MapGet("/teacher/students", FindStudents).WithTags("Teacher").WithName("FindStudents")
            .WithSummary("Students whose name or address contains the text, at most 20.");
        return routes;
    }

    private static async Task<Ok<Listing<User>>> FindStudents(string query, IGrainFactory grains) =>
        TypedResults.Ok(new Listing<User>(query.Length is > 0 and <= 200 && !query.Contains('\0') ? await Accounts(grains).FindStudents(query) : []));

    private static async Task<Results<Created<Session>, ProblemHttpResult>> Register(
        RegisterBody body, HttpContext http, IGrainFactory grains, Passwords passwords, Tokens tokens, CancellationToken cancel)
    {
        var made = await Make(new NewUserBody(body.Email, body.Password, body.FullName, Role.Student), grains, passwords, cancel);
        http.ActAs(made.Value?.Id);
        return made.Ok ? TypedResults.Created("/auth/me", await Open(made.Value, grains, tokens)) : Problems.Http(made.Problem);
    }

    private static async Task<Results<Created<User>, ProblemHttpResult>> Create(
        NewUserBody body, IGrainFactory grains, Passwords passwords, CancellationToken cancel)
    {
        var made = await Make(body, grains, passwords, cancel);
        return made.Ok ? TypedResults.Created($"/admin/users/{made.Value.Id}", made.Value) : Problems.Http(made.Problem);
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Login(
        LoginBody body, HttpContext http, IGrainFactory grains, Passwords passwords, Tokens tokens, CancellationToken cancel)
    {
        var begun = await Accounts(grains).BeginSignIn(body.Email);
        if (begun.Problem is { } locked)
        {
            return Problems.Http(locked);
        }

        var right = await passwords.VerifyAsync(body.Password, begun.Value?.PasswordHash, cancel);
        if (right.Problem is { } busy)
        {
            return Problems.Http(busy);
        }

        http.ActAs(begun.Value?.User.Id);
        return right.Value
            ? TypedResults.Ok(await Open(begun.Value!.User, grains, tokens))
            : Problems.Http(new Problem(ProblemKind.Unauthenticated, "credentials_wrong", "The e-mail address or the password is wrong."));
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Refresh(RefreshBody body, HttpContext http, IGrainFactory grains, Tokens tokens)
    {
        var fresh = tokens.Fresh();
        var user = await Accounts(grains).Refresh(Tokens.Hash(body.RefreshToken), fresh.Pair);
        http.ActAs(user.Value?.Id);
        return user.Ok ? TypedResults.Ok(tokens.Issue(user.Value, fresh)) : Problems.Http(user.Problem);
    }

    private static async Task<NoContent> Logout(
        RefreshBody body, Caller caller, ClaimsPrincipal user, IGrainFactory grains, Revocations revocations, TimeProvider time)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue("exp")!, CultureInfo.InvariantCulture));
        var access = new RevokedToken(Guid.Parse(user.FindFirstValue("jti")!), time.GetUtcNow(), expires);
        await Accounts(grains).SignOut(caller.Actor.UserId, access, Tokens.Hash(body.RefreshToken));
        revocations.Add(access);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> Me(Caller caller, IGrainFactory grains) =>
        await Accounts(grains).Find(caller.Actor.UserId) is { } user
            ? TypedResults.Ok(user)
            : Problems.Http(new Problem(ProblemKind.Unauthenticated, "token_invalid", "The account is gone."));

    private static async Task<Result<User>> Make(NewUserBody body, IGrainFactory grains, Passwords passwords, CancellationToken cancel)
    {
        if (Passwords.Check(body.Password) is { } weak)
        {
            return weak;
        }

        var hash = await passwords.HashAsync(body.Password, cancel);
        return hash.Ok ? await Accounts(grains).Create(new NewUser(body.Email, hash.Value, body.FullName, body.Role)) : hash.Problem;
    }

    private static async Task<Session> Open(User user, IGrainFactory grains, Tokens tokens)
    {
        var fresh = tokens.Fresh();
        await Accounts(grains).SignIn(user.Id, fresh.Pair);
        return tokens.Issue(user, fresh);
    }

    private static IAccountsGrain Accounts(IGrainFactory grains) => grains.GetGrain<IAccountsGrain>(0);
}
