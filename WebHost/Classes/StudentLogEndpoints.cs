using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Feedback and assessments of students, and the audit log entries about a student.</summary>
internal static class StudentLogEndpoints
{
    private const int DefaultRows = 50;
    private static readonly Problem StateUnknown = new(
        ProblemKind.Invalid,
        "state_unknown",
        "state must be draft or published.",
        Field: "state"
    );

    public static IEndpointRouteBuilder MapStudentLogs(this IEndpointRouteBuilder routes)
    {
        var student = routes.MapGroup("/teacher/students/{student_id:guid}").WithTags("Classes");
        MapFeedback(student);
        MapAssessments(student);
        student
            .MapGet("/actions", Actions)
            .WithName("ListStudentActions")
            .WithSummary("Lists the audit log entries about a student, newest first.");
        routes
            .MapPost("/teacher/classes/{class_id:guid}/assessments/import", Import)
            .WithName("ImportAssessments")
            .WithTags("Classes")
            .TakesTable()
            .WithSummary(
                "Imports assessments of a class's members from a CSV or JSON file with the columns email or "
                    + "student_number, title, kind, points, max_points, held_on; accept=good imports the valid "
                    + "rows even "
                    + "if others are wrong."
            );
        MapOwn(routes.MapGroup("/student").WithTags("Student"));
        return routes;
    }

    private static void MapFeedback(RouteGroupBuilder student)
    {
        student
            .MapGet("/feedback", ListFeedback)
            .WithName("ListFeedback")
            .WithSummary("Lists published feedback and the caller's drafts, latest first.");
        student
            .MapPost("/feedback", WriteFeedback)
            .WithName("WriteFeedback")
            .WithIdempotency()
            .WithSummary("Adds feedback, as a draft or published.");
        student
            .MapGet("/feedback/{feedback_id:guid}", ReadFeedback)
            .WithName("ReadFeedback")
            .WithSummary("Returns one feedback, with an ETag.");
        student
            .MapPut("/feedback/{feedback_id:guid}", ChangeFeedback)
            .WithIfMatch()
            .WithName("ChangeFeedback")
            .WithSummary("Changes or publishes a draft. If-Match takes the ETag that was read; 412 when it is stale.");
        student
            .MapDelete("/feedback/{feedback_id:guid}", RemoveFeedback)
            .WithName("RemoveFeedback")
            .WithSummary("Deletes feedback, even published.");
    }

    private static void MapAssessments(RouteGroupBuilder student)
    {
        student
            .MapGet("/assessments", ListAssessments)
            .WithName("ListAssessments")
            .WithSummary("Lists released results of Veritas' exams and other assessments, latest first.");
        student
            .MapPost("/assessments", Enter)
            .WithName("EnterAssessment")
            .WithIdempotency()
            .WithSummary("Adds an assessment made outside Veritas, as a draft or published.");
        student
            .MapGet("/assessments/{assessment_id:guid}", ReadAssessment)
            .WithName("ReadAssessment")
            .WithSummary("Returns one assessment, with an ETag.");
        student
            .MapPut("/assessments/{assessment_id:guid}", ChangeAssessment)
            .WithIfMatch()
            .WithName("ChangeAssessment")
            .WithSummary(
                "Changes or publishes an assessment. If-Match takes the ETag that was read; 412 when it is stale."
            );
        student
            .MapDelete("/assessments/{assessment_id:guid}", RemoveAssessment)
            .WithName("RemoveAssessment")
            .WithSummary("Deletes an assessment.");
    }

    private static void MapOwn(RouteGroupBuilder own)
    {
        own.MapGet("/feedback", OwnFeedback)
            .WithName("ListOwnFeedback")
            .WithSummary("Lists the caller's published feedback, latest first.");
        own.MapGet("/assessments", OwnAssessments)
            .WithName("ListOwnAssessments")
            .WithSummary("Lists the caller's released results and published assessments, latest first.");
    }

    private static async Task<Results<Ok<Page<Feedback>>, ProblemHttpResult>> ListFeedback(
        Guid student_id,
        string? after,
        int? limit,
        Caller caller,
        FeedbackService feedback,
        CancellationToken cancel
    ) => Responses.Of(await feedback.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Feedback>, ProblemHttpResult>> WriteFeedback(
        Guid student_id,
        FeedbackBody body,
        Caller caller,
        HttpContext http,
        FeedbackService feedback,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await feedback.Write(caller.Actor, student_id, body.Draft, cancel),
            f => $"/teacher/students/{student_id}/feedback/{f.Id}",
            f => f.Version,
            http
        );

    private static async Task<Results<Ok<Feedback>, ProblemHttpResult>> ReadFeedback(
        Guid student_id,
        Guid feedback_id,
        Caller caller,
        HttpContext http,
        FeedbackService feedback,
        CancellationToken cancel
    ) => Responses.Tagged(await feedback.Read(caller.Actor, student_id, feedback_id, cancel), f => f.Version, http);

    private static Task<Results<Ok<Feedback>, ProblemHttpResult>> ChangeFeedback(
        Guid student_id,
        Guid feedback_id,
        Feedback body,
        Caller caller,
        HttpContext http,
        FeedbackService feedback,
        CancellationToken cancel
    )
    {
        var draft = new FeedbackDraft(body.Title, body.Text, body.State);
        return RecordChange.RunAsync(
            http,
            body,
            () => feedback.Read(caller.Actor, student_id, feedback_id, cancel),
            version => feedback.Change(caller.Actor, student_id, feedback_id, draft, version, cancel),
            f => f.Version,
            "title",
            "text",
            "state"
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFeedback(
        Guid student_id,
        Guid feedback_id,
        Caller caller,
        FeedbackService feedback,
        CancellationToken cancel
    ) => Responses.Empty(await feedback.Remove(caller.Actor, student_id, feedback_id, cancel));

    private static async Task<Results<Ok<Page<Assessment>>, ProblemHttpResult>> ListAssessments(
        Guid student_id,
        string? after,
        int? limit,
        Caller caller,
        AssessmentsService assessments,
        CancellationToken cancel
    ) => Responses.Of(await assessments.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Assessment>, ProblemHttpResult>> Enter(
        Guid student_id,
        AssessmentBody body,
        Caller caller,
        HttpContext http,
        AssessmentsService assessments,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await assessments.Enter(caller.Actor, student_id, body.Draft, cancel),
            a => $"/teacher/students/{student_id}/assessments/{a.Id}",
            a => a.Version,
            http
        );

    private static async Task<Results<Ok<Assessment>, ProblemHttpResult>> ReadAssessment(
        Guid student_id,
        Guid assessment_id,
        Caller caller,
        HttpContext http,
        AssessmentsService assessments,
        CancellationToken cancel
    ) =>
        Responses.Tagged(await assessments.Read(caller.Actor, student_id, assessment_id, cancel), a => a.Version, http);

    private static Task<Results<Ok<Assessment>, ProblemHttpResult>> ChangeAssessment(
        Guid student_id,
        Guid assessment_id,
        Assessment body,
        Caller caller,
        HttpContext http,
        AssessmentsService assessments,
        CancellationToken cancel
    )
    {
        var draft = new AssessmentDraft(body.Title, body.Kind, body.Points, body.MaxPoints, body.HeldOn, body.State);
        // percent may differ: it is computed from the points.
        return RecordChange.RunAsync(
            http,
            body,
            () => assessments.Read(caller.Actor, student_id, assessment_id, cancel),
            version => assessments.Change(caller.Actor, student_id, assessment_id, draft, version, cancel),
            a => a.Version,
            "title",
            "kind",
            "points",
            "max_points",
            "held_on",
            "state",
            "percent"
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAssessment(
        Guid student_id,
        Guid assessment_id,
        Caller caller,
        AssessmentsService assessments,
        CancellationToken cancel
    ) => Responses.Empty(await assessments.Remove(caller.Actor, student_id, assessment_id, cancel));

    private static async Task<Results<Ok<Page<StudentAction>>, ProblemHttpResult>> Actions(
        Guid student_id,
        string? after,
        int? limit,
        Caller caller,
        StudentActionsService actions,
        CancellationToken cancel
    ) => Responses.Of(await actions.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(
        Guid class_id,
        string format,
        string? accept,
        string? state,
        FileBody file,
        Caller caller,
        AssessmentsService assessments,
        CancellationToken cancel
    ) =>
        WireName<PublishState>.TryParse(state ?? "draft", out var known)
            ? await TableImports.RunAsync(
                format,
                accept,
                file,
                (table, text, partial) =>
                    assessments.Import(caller.Actor, class_id, table, text, partial, known, cancel)
            )
            : Problems.Http(StateUnknown);

    private static async Task<Results<Ok<Page<Feedback>>, ProblemHttpResult>> OwnFeedback(
        string? after,
        int? limit,
        Caller caller,
        FeedbackService feedback,
        CancellationToken cancel
    ) => Responses.Of(await feedback.Own(caller.Actor.UserId, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Page<Assessment>>, ProblemHttpResult>> OwnAssessments(
        string? after,
        int? limit,
        Caller caller,
        AssessmentsService assessments,
        CancellationToken cancel
    ) => Responses.Of(await assessments.Own(caller.Actor.UserId, after, limit ?? DefaultRows, cancel));
}
