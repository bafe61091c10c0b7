using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Attempts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Attempts, for teachers.</summary>
public static class RecordEndpoints
{
    private const int DefaultEvents = 200;
    private const int DefaultAttempts = 1_000;

    /// <summary>Maps the teachers' routes of attempts.</summary>
    public static IEndpointRouteBuilder MapAttemptRecords(this IEndpointRouteBuilder routes)
    {
        var teacher = routes.MapGroup("/teacher").WithTags("Teacher");
        teacher
            .MapGet("/exams/{exam_id:guid}/attempts", OfExam)
            .WithName("ListAttempts")
            .WithSummary("Lists the exam's attempts, latest start first.");
        teacher
            .MapGet("/attempts/{attempt_id:guid}", Paper)
            .WithName("ReadPaper")
            .WithSummary("Returns an attempt's questions with keys, and its answers with points.");
        teacher
            .MapPut("/attempts/{attempt_id:guid}/grades/{question_id:guid}", Grade)
            .WithIfMatch()
            .WithName("GradeAnswer")
            .WithSummary("Grades an answer by hand.");
        teacher
            .MapGet("/attempts/{attempt_id:guid}/monitoring", Monitoring)
            .WithName("ReadMonitoring")
            .WithSummary(
                "Returns the score with its breakdown, alerts, and a page of events, optionally filtered by type; the "
                    + "first page includes a timeline."
            );
        teacher
            .MapPost("/attempts/{attempt_id:guid}/flags", Flag)
            .WithIdempotency()
            .WithName("FlagAttempt")
            .WithSummary("Flags a live attempt, which raises its risk. The latest flag counts; severity 0 removes it.");
        teacher
            .MapPost("/attempts/{attempt_id:guid}/notes", Note)
            .WithIdempotency()
            .WithName("NoteAttempt")
            .WithSummary("Adds a note to a live attempt's events.");
        return routes;
    }

    private static async Task<Results<Ok<AttemptPage>, ProblemHttpResult>> OfExam(
        Guid exam_id,
        Guid? after,
        int? limit,
        Caller caller,
        AttemptRecordsService records,
        CancellationToken cancel
    ) => Responses.Of(await records.OfExam(caller.Actor, exam_id, after, limit ?? DefaultAttempts, cancel));

    private static async Task<Results<Ok<AttemptPaper>, ProblemHttpResult>> Paper(
        Guid attempt_id,
        Caller caller,
        AttemptRecordsService records,
        CancellationToken cancel
    ) => Responses.Of(await records.Paper(caller.Actor, attempt_id, cancel));

    private static async Task<Results<Ok<AttemptGrade>, ProblemHttpResult>> Grade(
        Guid attempt_id,
        Guid question_id,
        GradeBody body,
        Caller caller,
        IfMatch expected,
        GradingService grading,
        CancellationToken cancel
    )
    {
        var grade = new GradeAnswer(
            caller.Actor,
            question_id,
            body.Points,
            body.Comment ?? "",
            body.Rubric,
            Tag: expected.Tag
        );
        return Responses.Of(await grading.Grade(attempt_id, grade, cancel));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Flag(
        Guid attempt_id,
        FlagBody body,
        Caller caller,
        IGrainFactory grains
    )
    {
        var flag = new Annotate(caller.Actor, AnnotationKind.Flag, body.Severity, body.Text ?? "");
        return Responses.Empty(await grains.GetGrain<IAttemptGrain>(attempt_id).Annotate(flag));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Note(
        Guid attempt_id,
        NoteBody body,
        Caller caller,
        IGrainFactory grains
    )
    {
        var note = new Annotate(caller.Actor, AnnotationKind.Note, 0, body.Text);
        return Responses.Empty(await grains.GetGrain<IAttemptGrain>(attempt_id).Annotate(note));
    }

    private static async Task<Results<Ok<MonitoringPage>, ProblemHttpResult>> Monitoring(
        Guid attempt_id,
        string? after,
        int? limit,
        Caller caller,
        AttemptRecordsService records,
        CancellationToken cancel,
        [FromQuery] string[]? type = null
    ) =>
        Responses.Of(
            await records.Monitoring(caller.Actor, attempt_id, after, limit ?? DefaultEvents, [.. type ?? []], cancel)
        );
}
