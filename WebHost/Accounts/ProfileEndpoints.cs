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

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Read(Caller caller, HttpContext http, IGrainFactory grains) =>
        Answer(await grains.GetGrain<IProfilesGrain>(0).Read(caller.Actor.UserId), http);

    private static async Task<Results<Ok<Profile>, ProblemHttpResult>> Change(ProfileBody body, Caller caller, HttpContext http, IGrainFactory grains) =>
        ETags.Given(http) is { } version
            ? Answer(await grains.GetGrain<IProfilesGrain>(0).Change(caller.Actor.UserId, new ProfileChange(body.FullName, body.Teacher), version), http)
            : Problems.Http(ETags.Missing);

    private static Results<Ok<Profile>, ProblemHttpResult> Answer(Result<Profile> profile, HttpContext http) => Answers.Tagged(profile, p => p.Version, http);
}
