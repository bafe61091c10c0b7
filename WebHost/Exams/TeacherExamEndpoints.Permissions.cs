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

    private static void MapAllowances(RouteGroupBuilder allowances)
    {
        allowances
            .MapGet("", Allowance)
            .WithName("ReadAllowance")
            .WithSummary("Returns a student's accommodation, with an ETag.");
        allowances
            .MapPut("", Allow)
            .WithIfMatch()
            .WithName("SetAllowance")
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

    private static async Task<Results<Ok<Accommodation>, ProblemHttpResult>> Allowance(
        Guid exam_id,
        Guid student_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Allowed(await grains.GetGrain<IExamGrain>(exam_id).Allowance(caller.Actor, student_id), http);

    private static async Task<Results<Ok<Accommodation>, ProblemHttpResult>> Allow(
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
        var allowed = await grains.GetGrain<IExamGrain>(exam_id).Allow(caller.Actor, student_id, body, expected.Tag);
        if (
            allowed.Ok
            && await attempts.Live(exam_id, student_id, cancel) is { } live
            && await grains.GetGrain<IAttemptGrain>(live).Adjust(caller.Actor)
                is { Problem: { Kind: ProblemKind.Unavailable } away }
        )
        {
            // The accommodation is stored for the next start, but the live attempt did not receive it.
            return Problems.Http(away);
        }

        return Allowed(allowed, http);
    }

    private static Results<Ok<Accommodation>, ProblemHttpResult> Allowed(
        Result<Accommodation> allowed,
        HttpContext http
    )
    {
        if (allowed.Ok)
        {
            ETags.Tell(http, allowed.Value.Tag());
        }

        return Responses.Of(allowed);
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
