using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>The own profile.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapGroup("/auth/profile").WithTags("Sign-in");
        profile.MapGet("", Read).WithName("ReadProfile").WithSummary("The own profile, with an ETag: students' integrity, mastery and risk, teachers' department and subjects.");
        profile.MapPut("", Change).WithIfMatch().WithName("ChangeProfile").WithSummary("Changes the own profile; If-Match names the ETag it was made from, 412 when it is stale.");
    }

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Read(Caller caller, HttpContext http, ProfilesService profiles) =>
        Answer(await profiles.Read(caller.Actor.UserId), http);

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Change(Profile body, Caller caller, HttpContext http, ProfilesService profiles)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        var id = caller.Actor.UserId;
        return ReadOnlyFields.Check(body, (await profiles.Read(id)).Value, version, "full_name", "teacher") is { } kept
            ? Problems.Http(kept)
            : Answer(await profiles.Change(id, new ProfileChange(body.FullName, body.Teacher), version), http);
    }

    private static Results<Ok<Profile>, ProblemHttpResult> Answer(Result<Profile> profile, HttpContext http) => Responses.Tagged(profile, p => p.Version, http);
}
