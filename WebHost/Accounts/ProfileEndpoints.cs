using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>The caller's profile.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapGroup("/auth/profile").WithTags("Sign-in");
        profile
            .MapGet("", Read)
            .WithName("ReadProfile")
            .WithSummary(
                "The caller's profile, with an ETag: a student's integrity, mastery and risk, a teacher's "
                    + "department and "
                    + "subjects."
            );
        profile
            .MapPut("", Change)
            .WithIfMatch()
            .WithName("ChangeProfile")
            .WithSummary("Changes the caller's profile; If-Match holds the ETag it is based on, 412 if that is stale.");
    }

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Read(
        Caller caller,
        HttpContext http,
        ProfilesService profiles,
        CancellationToken cancel
    ) => Responses.Tagged(await profiles.Read(caller.Actor.UserId, cancel), p => p.Version, http);

    private static Task<Results<Ok<Profile>, ProblemHttpResult>> Change(
        Profile body,
        Caller caller,
        HttpContext http,
        ProfilesService profiles,
        CancellationToken cancel
    )
    {
        var (id, change) = (caller.Actor.UserId, new ProfileChange(body.FullName, body.Teacher));
        return RecordChange.RunAsync(
            http,
            body,
            () => profiles.Read(id, cancel),
            version => profiles.Change(id, change, version, cancel),
            p => p.Version,
            "full_name",
            "teacher"
        );
    }
}
