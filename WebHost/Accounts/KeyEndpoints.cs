using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>API keys of the caller. These routes refuse API keys, so a key cannot create another.</summary>
internal static class KeyEndpoints
{
    private const int MostScopes = 20;
    private const int SecretBytes = 32;
    private const int PrefixLength = 11;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/auth/keys").WithTags("Sign-in");
        keys.MapGet("", List)
            .WithName("ListKeys")
            .WithSummary("The caller's API keys without their secrets, newest first, at most 100.");
        keys.MapPost("", Create)
            .WithName("CreateKey")
            .WithSummary("Creates an API key with scopes and an expiry; its secret is shown once.")
            .WithIdempotency(keepAnswer: false);
        keys.MapDelete("/{key_id:guid}", Revoke)
            .WithName("RevokeKey")
            .WithSummary("Revokes an API key, everywhere within 5 s.");
    }

    private static async Task<Ok<Listing<ApiKey>>> List(
        Caller caller,
        ApiKeysService apiKeys,
        CancellationToken cancel
    ) => TypedResults.Ok(new Listing<ApiKey>(await apiKeys.OfUser(caller.Actor.UserId, cancel)));

    private static async Task<Results<Created<MadeKey>, ProblemHttpResult>> Create(
        KeyBody body,
        Caller caller,
        ApiKeysService apiKeys,
        CancellationToken cancel
    )
    {
        var known = PermissionMatrix
            .Rows.Where(r => r.Allows(caller.Actor.Role))
            .Select(r => r.Scope)
            .OfType<string>()
            .Where(s => s.Length > 0)
            .ToHashSet();
        if (body.Scopes.IsDefaultOrEmpty || body.Scopes.Length > MostScopes || !body.Scopes.All(known.Contains))
        {
            return Problems.Http(
                new Problem(
                    ProblemKind.Invalid,
                    "scopes_invalid",
                    $"Your role's scopes are {string.Join(", ", known.Order())}.",
                    Field: "scopes"
                )
            );
        }

        var secret = ApiKeys.Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new NewApiKey(
            caller.Actor.UserId,
            body.Name,
            secret[..PrefixLength],
            Tokens.Hash(secret),
            [.. body.Scopes.Distinct()],
            body.ExpiresAt
        );
        var made = await apiKeys.Create(key, cancel);
        return made.Ok
            ? TypedResults.Created($"/auth/keys/{made.Value.Id}", new MadeKey(secret, made.Value))
            : Problems.Http(made.Problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(
        Guid key_id,
        Caller caller,
        ApiKeysService apiKeys,
        ApiKeys keys,
        CancellationToken cancel
    )
    {
        var revoked = await apiKeys.Revoke(caller.Actor.UserId, key_id, cancel);
        keys.Forget(key_id);
        return revoked.Ok ? TypedResults.NoContent() : Problems.Http(revoked.Problem);
    }
}
