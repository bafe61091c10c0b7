using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>Accounts of other users, for admins; and the search for students.</summary>
internal static class UsersEndpoints
{
    private const int DefaultUsers = 100;
    private const int OneTimeLength = 20;
    private const int LongestQuery = 200;

    /// <summary>Without letters and digits that look alike.</summary>
    private const string OneTimeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");

    private static readonly Problem QueryTooLong = new(
        ProblemKind.Invalid,
        "query_invalid",
        $"A search has at most {LongestQuery} characters.",
        Field: "query"
    );

    private static readonly Problem RoleUnknown = new(
        ProblemKind.Invalid,
        "role_unknown",
        "A role is student, teacher or admin.",
        Field: "role"
    );

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/admin/users").WithTags("Admin");
        users
            .MapGet("", List)
            .WithName("ListUsers")
            .WithSummary("Accounts, oldest first, optionally of one role; pass next as after.");
        users
            .MapPost("", Create)
            .WithName("CreateUser")
            .WithSummary("Creates an account with any role.")
            .WithIdempotency();
        users.MapGet("/{user_id:guid}", Read).WithName("ReadUser").WithSummary("One account.");
        users
            .MapPost("/{user_id:guid}/password-reset", Reset)
            .WithName("ResetPassword")
            .WithSummary("Sets a one-time password, shown once; ends every session and revokes the API keys.")
            .WithIdempotency(keepAnswer: false);
        users
            .MapDelete("/{user_id:guid}/sessions", EndSessions)
            .WithName("EndSessions")
            .WithSummary("Ends every session of the account, everywhere within 5 s.");
        routes
            .MapGet("/teacher/students", FindStudents)
            .WithTags("Teacher")
            .WithName("FindStudents")
            .WithSummary(
                "The caller's students whose name or address contains the text, and the student with exactly "
                    + "that address, "
                    + "at most 20."
            );
    }

    /// <summary>Creates the account. Problems: those of the password and of the account.</summary>
    public static async Task<Result<User>> MakeAsync(
        NewUserBody body,
        AccountsService accounts,
        Passwords passwords,
        CancellationToken cancel
    )
    {
        if (Passwords.Check(body.Password) is { } weak)
        {
            return weak;
        }

        var hash = await passwords.HashAsync(body.Password, cancel);
        if (!hash.Ok)
        {
            return hash.Problem;
        }

        return await accounts.Create(new NewUser(body.Email, hash.Value, body.FullName, body.Role), cancel);
    }

    private static async Task<Results<Ok<Listing<User>>, ProblemHttpResult>> FindStudents(
        string query,
        Caller caller,
        AccountsService accounts,
        CancellationToken cancel
    )
    {
        if (query.Length > LongestQuery)
        {
            return Problems.Http(QueryTooLong);
        }

        // PostgreSQL stores no NUL, so no name contains one.
        var canMatch = query.Length > 0 && !query.Contains('\0');
        var found = canMatch ? await accounts.FindStudents(caller.Actor, query, cancel) : [];
        return TypedResults.Ok(new Listing<User>(found));
    }

    private static async Task<Results<Ok<UserPage>, ProblemHttpResult>> List(
        AccountsService accounts,
        string? role,
        Guid? after,
        int? limit,
        CancellationToken cancel
    )
    {
        if (role is not null && !WireName<Role>.TryParse(role, out _))
        {
            return Problems.Http(RoleUnknown);
        }

        var query = new UserQuery(role is null ? null : WireName<Role>.Parse(role), after, limit ?? DefaultUsers);
        return Responses.Of(await accounts.Page(query, cancel));
    }

    private static async Task<Results<Created<User>, ProblemHttpResult>> Create(
        NewUserBody body,
        AccountsService accounts,
        Passwords passwords,
        CancellationToken cancel
    ) => Responses.Created(await MakeAsync(body, accounts, passwords, cancel), m => $"/admin/users/{m.Id}");

    private static async Task<Results<Ok<User>, ProblemHttpResult>> Read(
        Guid user_id,
        AccountsService accounts,
        CancellationToken cancel
    ) => await accounts.Find(user_id, cancel) is { } user ? TypedResults.Ok(user) : Problems.Http(Unknown);

    private static async Task<Results<Ok<OneTimePassword>, ProblemHttpResult>> Reset(
        Guid user_id,
        ResetBody body,
        Sessions sessions,
        IOptions<SignInOptions> options,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var password = RandomNumberGenerator.GetString(OneTimeLetters, OneTimeLength);
        var until = time.GetUtcNow().AddHours(options.Value.OneTimeHours);
        var set = await sessions.SetPasswordAsync(user_id, password, until, body.ClearTwoFactor, cancel);
        return set.Ok ? TypedResults.Ok(new OneTimePassword(password, until)) : Problems.Http(set.Problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSessions(
        Guid user_id,
        AccountsService accounts,
        Sessions sessions,
        CancellationToken cancel
    )
    {
        if (await accounts.Find(user_id, cancel) is null)
        {
            return Problems.Http(Unknown);
        }

        await sessions.EndAllAsync(user_id);
        return TypedResults.NoContent();
    }
}
