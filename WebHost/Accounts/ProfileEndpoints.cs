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
        profile.MapGet("", Read).WithName("ReadProfile").WithSummary(
            "The caller's profile, with an ETag: a student's integrity, mastery and risk, a teacher's department and "
            + "subjects.");
        profile.MapPut("", Change).WithIfMatch().WithName("ChangeProfile").WithSummary(
            "Changes the caller's profile; If-Match holds the ETag it is based on, 412 if that is stale.");
    }

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Read(
        Caller caller, HttpContext http, ProfilesService profiles, CancellationToken cancel) =>
        Answer(await profiles.Read(caller.Actor.UserId, cancel), http);

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Change(
        Profile body, Caller caller, HttpContext http, ProfilesService profiles, CancellationToken cancel)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        var id = caller.Actor.UserId;
        var current = await profiles.Read(id, cancel);
        if (ReadOnlyFields.Check(body, current.Value, version, "full_name", "teacher") is { } changed)
        {
            return Problems.Http(changed);
        }

        return Answer(await profiles.Change(id, new ProfileChange(body.FullName, body.Teacher), version, cancel), http);
    }

    private static Results<Ok<Profile>, ProblemHttpResult> Answer(Result<Profile> profile, HttpContext http) =>
        Responses.Tagged(profile, p => p.Version, http);
}
