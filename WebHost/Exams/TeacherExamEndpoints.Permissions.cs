using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

internal static partial class TeacherExamEndpoints
{
    private static void MapPermissions(RouteGroupBuilder permissions)
    {
        permissions
            .MapGet("", Permissions)
            .WithName("ListPermissions")
            .WithSummary("Lists the teachers' permissions on an exam.");
        permissions
            .MapPut("", Permit)
            .WithIfMatch()
            .WithName("SetPermission")
            .WithSummary("Grants or revokes a teacher's permission.");
        permissions
            .MapDelete("/{teacher_id:guid}", Revoke)
            .WithName("RevokePermission")
            .WithSummary("Revokes a teacher's permission.");
    }

    private static void MapAccommodations(RouteGroupBuilder accommodations)
    {
        accommodations
            .MapGet("", ReadAccommodation)
            .WithName("ReadAccommodation")
            .WithSummary("Returns a student's accommodation, with an ETag.");
        accommodations
            .MapPut("", SetAccommodation)
            .WithIfMatch()
            .WithName("SetAccommodation")
            .WithSummary("Sets a student's extra time, breaks, and exempt or scaled event types.");
    }

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Permissions(
        Guid exam_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Entries(await grains.GetGrain<IExamGrain>(exam_id).Permissions(caller.Actor), http);

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Permit(
        Guid exam_id,
        PermissionBody body,
        Caller caller,
        IfMatch expected,
        HttpContext http,
        IGrainFactory grains
    )
    {
        var exam = grains.GetGrain<IExamGrain>(exam_id);
        return Entries(await exam.Permit(caller.Actor, body.Email, body.Level, expected.Tag), http);
    }

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Revoke(
        Guid exam_id,
        Guid teacher_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Entries(await grains.GetGrain<IExamGrain>(exam_id).Revoke(caller.Actor, teacher_id), http);

    private static async Task<Results<Ok<Accommodation>, ProblemHttpResult>> ReadAccommodation(
        Guid exam_id,
        Guid student_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Tagged(await grains.GetGrain<IExamGrain>(exam_id).AccommodationOf(caller.Actor, student_id), http);

    private static async Task<Results<Ok<Accommodation>, ProblemHttpResult>> SetAccommodation(
        Guid exam_id,
        Guid student_id,
        Accommodation body,
        Caller caller,
        IfMatch expected,
        HttpContext http,
        IGrainFactory grains,
        AttemptRecordsService attempts,
        CancellationToken cancel
    )
    {
        var changed = await grains
            .GetGrain<IExamGrain>(exam_id)
            .Accommodate(caller.Actor, student_id, body, expected.Tag);
        if (
            changed.Ok
            && await attempts.Live(exam_id, student_id, cancel) is { } live
            && await grains.GetGrain<IAttemptGrain>(live).Adjust(caller.Actor)
                is { Problem: { Kind: ProblemKind.Unavailable } away }
        )
        {
            // The accommodation is stored for the next start, but the live attempt did not receive it.
            return Problems.Http(away);
        }

        return Tagged(changed, http);
    }

    private static Results<Ok<Accommodation>, ProblemHttpResult> Tagged(Result<Accommodation> changed, HttpContext http)
    {
        if (changed.Ok)
        {
            ETags.Tell(http, changed.Value.Tag());
        }

        return Responses.Of(changed);
    }

    private static Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult> Entries(
        Result<ImmutableArray<PermissionEntry>> result,
        HttpContext http
    )
    {
        if (!result.Ok)
        {
            return Problems.Http(result.Problem);
        }

        ETags.Tell(http, PermissionEntry.Tag(result.Value));
        return TypedResults.Ok(new Listing<PermissionEntry>(result.Value));
    }
}
