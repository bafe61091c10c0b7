using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>Authoring.</summary>
internal static class TeacherExamEndpoints
{
    public static IEndpointRouteBuilder MapTeacherExams(this IEndpointRouteBuilder routes)
    {
        var exams = routes.MapGroup("/teacher/exams").WithTags("Teacher").RequireAuthorization("teacher");
        exams.MapGet("", List).WithName("ListExams").WithSummary("The exams the teacher has a permission on.");
        exams.MapPost("", Create).WithName("CreateExam").WithSummary("A new draft, owned by the caller.").WithIdempotency();
        exams.MapGet("/{exam_id:guid}", Read).WithName("ReadExam").WithSummary("The exam with questions and keys.");
        exams.MapPut("/{exam_id:guid}", Change).WithName("ChangeExam").WithSummary("Changes the exam of the given version.");
        exams.MapPost("/{exam_id:guid}/clone", Clone).WithIdempotency().WithName("CloneExam").WithSummary("A new draft with the same content, owned by the caller.");
        exams.MapPut("/{exam_id:guid}/schedule", Schedule).WithName("ScheduleExam").WithSummary("Moves the window of an exam that has not opened.");
        exams.MapPost("/{exam_id:guid}/publish", Publish).WithName("PublishExam").WithSummary("Lets students start.");
        exams.MapPost("/{exam_id:guid}/close", Close).WithName("CloseExam").WithSummary("No further start.");
        exams.MapPost("/{exam_id:guid}/questions", AddQuestion).WithName("AddQuestion").WithSummary("A question at the end of a draft.").WithIdempotency();
        exams.MapPost("/{exam_id:guid}/questions/from-bank", TakeFromBank).WithIdempotency().WithName("TakeFromBank").WithSummary("Copies questions of the bank to the end of a draft.");
        exams.MapPut("/{exam_id:guid}/questions/{question_id:guid}", ChangeQuestion).WithName("ChangeQuestion").WithSummary("Changes a question of a draft.");
        exams.MapDelete("/{exam_id:guid}/questions/{question_id:guid}", RemoveQuestion).WithName("RemoveQuestion").WithSummary("Removes a question of a draft.");
        exams.MapGet("/{exam_id:guid}/permissions", Permissions).WithName("ListPermissions").WithSummary("Who may do what.");
        exams.MapPut("/{exam_id:guid}/permissions", Permit).WithName("SetPermission").WithSummary("Gives or takes a teacher's permission.");
        exams.MapDelete("/{exam_id:guid}/permissions/{teacher_id:guid}", Revoke).WithName("RevokePermission").WithSummary("Takes a teacher's permission.");
        exams.MapPut("/{exam_id:guid}/allowances/{student_id:guid}", Allow).WithName("SetAllowance").WithSummary("Extra time and detection changes for one student.");
        return routes;
    }

    private static async Task<Ok<Listing<ExamSummary>>> List(Caller caller, IGrainFactory grains) =>
        TypedResults.Ok(new Listing<ExamSummary>(await grains.GetGrain<IExamCatalogGrain>(0).OfTeacher(caller.Actor)));

    private static async Task<Results<Created<Exam>, ProblemHttpResult>> Create(ExamBody body, Caller caller, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var made = await grains.GetGrain<IExamGrain>(id).Create(caller.Actor, body.Draft);
        return Made(made, http);
    }

    private static async Task<Results<Created<Exam>, ProblemHttpResult>> Clone(
        Guid exam_id, CloneBody body, Caller caller, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var command = new CloneExam(exam_id, body.Title, body.OpensAt, body.ClosesAt);
        return Made(await grains.GetGrain<IExamGrain>(Guid.CreateVersion7(time.GetUtcNow())).Copy(caller.Actor, command), http);
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Read(Guid exam_id, Caller caller, HttpContext http, IGrainFactory grains) =>
        Tagged(await grains.GetGrain<IExamGrain>(exam_id).Read(caller.Actor), http);

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Change(
        Guid exam_id, ExamBody body, Caller caller, HttpContext http, IGrainFactory grains)
    {
        var expected = EntityTags.Expected(http);
        return expected.Problem is { } stale ? Problems.Http(stale)
            : (expected.Value ?? body.Version) is { } version
                ? Tagged(await grains.GetGrain<IExamGrain>(exam_id).Change(caller.Actor, body.Draft, version), http)
                : Problems.Http(new Problem(ProblemKind.Invalid, "exam_invalid", "A change names the version it was made from.", Field: "version"));
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Schedule(
        Guid exam_id, ScheduleBody body, Caller caller, HttpContext http, IGrainFactory grains)
    {
        var expected = EntityTags.Expected(http);
        return expected.Problem is { } stale
            ? Problems.Http(stale)
            : Tagged(await grains.GetGrain<IExamGrain>(exam_id).Schedule(caller.Actor, body.OpensAt, body.ClosesAt, expected.Value), http);
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Publish(Guid exam_id, Caller caller, HttpContext http, IGrainFactory grains) =>
        Tagged(await grains.GetGrain<IExamGrain>(exam_id).Publish(caller.Actor), http);

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Close(Guid exam_id, Caller caller, HttpContext http, IGrainFactory grains) =>
        Tagged(await grains.GetGrain<IExamGrain>(exam_id).Close(caller.Actor), http);

    private static async Task<Results<Created<Question>, ProblemHttpResult>> AddQuestion(Guid exam_id, QuestionBody body, Caller caller, IGrainFactory grains)
    {
        var added = await grains.GetGrain<IExamGrain>(exam_id).AddQuestion(caller.Actor, body.Draft);
        return added.Ok ? TypedResults.Created($"/teacher/exams/{exam_id}/questions/{added.Value.Id}", added.Value) : Problems.Http(added.Problem);
    }

    private static async Task<Results<Ok<Listing<Question>>, ProblemHttpResult>> TakeFromBank(Guid exam_id, TakeBody body, Caller caller, IGrainFactory grains)
    {
        var taken = await grains.GetGrain<IExamGrain>(exam_id).TakeFromBank(caller.Actor, body.QuestionIds, body.Section);
        return taken.Problem is { } problem ? Problems.Http(problem) : TypedResults.Ok(new Listing<Question>(taken.Value));
    }

    private static async Task<Results<Ok<Question>, ProblemHttpResult>> ChangeQuestion(
        Guid exam_id, Guid question_id, QuestionBody body, Caller caller, HttpContext http, IGrainFactory grains)
    {
        var expected = EntityTags.Expected(http);
        if (expected.Problem is { } stale)
        {
            return Problems.Http(stale);
        }

        var changed = await grains.GetGrain<IExamGrain>(exam_id).ChangeQuestion(caller.Actor, question_id, body.Draft, expected.Value);
        if (changed.Ok)
        {
            EntityTags.Tag(http, changed.Value.Version);
        }

        return Answers.Of(changed);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveQuestion(Guid exam_id, Guid question_id, Caller caller, IGrainFactory grains) =>
        await grains.GetGrain<IExamGrain>(exam_id).RemoveQuestion(caller.Actor, question_id) is { Problem: { } problem }
            ? Problems.Http(problem)
            : TypedResults.NoContent();

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Permissions(Guid exam_id, Caller caller, IGrainFactory grains) =>
        Entries(await grains.GetGrain<IExamGrain>(exam_id).Permissions(caller.Actor));

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Permit(
        Guid exam_id, PermissionBody body, Caller caller, IGrainFactory grains) =>
        Entries(await grains.GetGrain<IExamGrain>(exam_id).Permit(caller.Actor, body.Email, body.Level));

    private static async Task<Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult>> Revoke(
        Guid exam_id, Guid teacher_id, Caller caller, IGrainFactory grains) =>
        Entries(await grains.GetGrain<IExamGrain>(exam_id).Revoke(caller.Actor, teacher_id));

    private static async Task<Results<Ok<Accommodation>, ProblemHttpResult>> Allow(
        Guid exam_id, Guid student_id, AllowanceBody body, Caller caller, IGrainFactory grains)
    {
        var allowed = await grains.GetGrain<IExamGrain>(exam_id).Allow(caller.Actor, student_id, body.Accommodation);
        if (allowed.Ok && await grains.GetGrain<IAttemptRecordsGrain>(0).Live(exam_id, student_id) is { } live
            && await grains.GetGrain<IAttemptGrain>(live).Adjust(caller.Actor) is { Problem: { Kind: ProblemKind.Unavailable } away })
        {
            // It is granted for the next start; the live attempt has not heard of it.
            return Problems.Http(away);
        }

        return Answers.Of(allowed);
    }

    private static Results<Created<Exam>, ProblemHttpResult> Made(Result<Exam> made, HttpContext http)
    {
        if (!made.Ok)
        {
            return Problems.Http(made.Problem);
        }

        EntityTags.Tag(http, made.Value.Version);
        return TypedResults.Created($"/teacher/exams/{made.Value.Id}", made.Value);
    }

    private static Results<Ok<Exam>, ProblemHttpResult> Tagged(Result<Exam> result, HttpContext http)
    {
        if (result.Ok)
        {
            EntityTags.Tag(http, result.Value.Version);
        }

        return Answers.Of(result);
    }

    private static Results<Ok<Listing<PermissionEntry>>, ProblemHttpResult> Entries(Result<ImmutableArray<PermissionEntry>> result) =>
        result.Problem is { } problem ? Problems.Http(problem) : TypedResults.Ok(new Listing<PermissionEntry>(result.Value));
}
