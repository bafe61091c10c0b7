using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>What teachers write down about students they teach: feedback, graded things; and who did what.</summary>
internal static class StudentLogEndpoints
{
    private const int DefaultRows = 50;
    private static readonly Problem StateUnknown = new(ProblemKind.Invalid, "state_unknown", "state is draft or published.", Field: "state");

    public static IEndpointRouteBuilder MapStudentLogs(this IEndpointRouteBuilder routes)
    {
        var student = routes.MapGroup("/teacher/students/{student_id:guid}").WithTags("Classes");
        student.MapGet("/feedback", ListFeedback).WithName("ListFeedback").WithSummary("Published feedback and the caller's own drafts, latest first.");
        student.MapPost("/feedback", WriteFeedback).WithName("WriteFeedback").WithSummary("New feedback: a draft, or published at once.").WithIdempotency();
        student.MapGet("/feedback/{feedback_id:guid}", ReadFeedback).WithName("ReadFeedback").WithSummary("One of them, with an ETag.");
        student.MapPut("/feedback/{feedback_id:guid}", ChangeFeedback).WithIfMatch().WithName("ChangeFeedback").WithSummary("Changes or publishes a draft; If-Match names the ETag it was made from, 412 when it is stale.");
        student.MapDelete("/feedback/{feedback_id:guid}", RemoveFeedback).WithName("RemoveFeedback").WithSummary("Removes it, published or not.");
        student.MapGet("/assessments", ListAssessments).WithName("ListAssessments").WithSummary("Every graded thing, latest first: released results of Veritas, and what was entered or imported.");
        student.MapPost("/assessments", Enter).WithName("EnterAssessment").WithSummary("Enters something graded outside Veritas: a draft, or published at once.").WithIdempotency();
        student.MapGet("/assessments/{assessment_id:guid}", ReadAssessment).WithName("ReadAssessment").WithSummary("An entry, with an ETag.");
        student.MapPut("/assessments/{assessment_id:guid}", ChangeAssessment).WithIfMatch().WithName("ChangeAssessment").WithSummary("Changes or publishes an entry; If-Match names the ETag it was made from, 412 when it is stale.");
        student.MapDelete("/assessments/{assessment_id:guid}", RemoveAssessment).WithName("RemoveAssessment").WithSummary("Removes an entry.");
        student.MapGet("/actions", Actions).WithName("ListStudentActions").WithSummary("Who did what for the student, newest first.");
        routes.MapPost("/teacher/classes/{class_id:guid}/assessments/import", Import).WithName("ImportAssessments").WithTags("Classes")
            .WithSummary("Takes in graded things of the class's members from a file, format csv or json, with the columns email or student_number, title, kind, points, max_points, held_on; with accept=good all good lines.")
            .TakesTable();
        routes.MapGet("/student/feedback", OwnFeedback).WithName("ListOwnFeedback").WithTags("Student").WithSummary("Published feedback, latest first.");
        routes.MapGet("/student/assessments", OwnAssessments).WithName("ListOwnAssessments").WithTags("Student").WithSummary("Everything graded and published, latest first.");
        return routes;
    }

    private static async Task<Results<Ok<Page<Feedback>>, ProblemHttpResult>> ListFeedback(
        Guid student_id, string? after, int? limit, Caller caller, FeedbackService feedbacks, CancellationToken cancel) =>
        Responses.Of(await feedbacks.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Feedback>, ProblemHttpResult>> WriteFeedback(Guid student_id, FeedbackBody body, Caller caller, HttpContext http, FeedbackService feedbacks, CancellationToken cancel) =>
        Made(await feedbacks.Write(caller.Actor, student_id, body.Draft, cancel), f => (f.Id, f.Version), $"/teacher/students/{student_id}/feedback", http);

    private static async Task<Results<Ok<Feedback>, ProblemHttpResult>> ReadFeedback(Guid student_id, Guid feedback_id, Caller caller, HttpContext http, FeedbackService feedbacks, CancellationToken cancel) =>
        Responses.Tagged(await feedbacks.Read(caller.Actor, student_id, feedback_id, cancel), f => f.Version, http);

    private static async Task<Results<Ok<Feedback>, ProblemHttpResult>> ChangeFeedback(
        Guid student_id, Guid feedback_id, Feedback body, Caller caller, HttpContext http, FeedbackService feedbacks, CancellationToken cancel)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        var draft = new FeedbackDraft(body.Title, body.Text, body.State);
        return ReadOnlyFields.Check(body, (await feedbacks.Read(caller.Actor, student_id, feedback_id, cancel)).Value, version, "title", "text", "state") is { } kept
            ? Problems.Http(kept)
            : Responses.Tagged(await feedbacks.Change(caller.Actor, student_id, feedback_id, draft, version, cancel), f => f.Version, http);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFeedback(Guid student_id, Guid feedback_id, Caller caller, FeedbackService feedbacks, CancellationToken cancel) =>
        ClassEndpoints.Empty(await feedbacks.Remove(caller.Actor, student_id, feedback_id, cancel));

    private static async Task<Results<Ok<Page<Assessment>>, ProblemHttpResult>> ListAssessments(
        Guid student_id, string? after, int? limit, Caller caller, AssessmentsService assessments, CancellationToken cancel) =>
        Responses.Of(await assessments.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Assessment>, ProblemHttpResult>> Enter(Guid student_id, AssessmentBody body, Caller caller, HttpContext http, AssessmentsService assessments, CancellationToken cancel) =>
        Made(await assessments.Enter(caller.Actor, student_id, body.Draft, cancel), a => (a.Id, a.Version), $"/teacher/students/{student_id}/assessments", http);

    private static async Task<Results<Ok<Assessment>, ProblemHttpResult>> ReadAssessment(Guid student_id, Guid assessment_id, Caller caller, HttpContext http, AssessmentsService assessments, CancellationToken cancel) =>
        Responses.Tagged(await assessments.Read(caller.Actor, student_id, assessment_id, cancel), a => a.Version, http);

    private static async Task<Results<Ok<Assessment>, ProblemHttpResult>> ChangeAssessment(
        Guid student_id, Guid assessment_id, Assessment body, Caller caller, HttpContext http, AssessmentsService assessments, CancellationToken cancel)
    {
        if (ETags.Given(http) is not { } version)
        {
            return Problems.Http(ETags.Missing);
        }

        var draft = new AssessmentDraft(body.Title, body.Kind, body.Points, body.MaxPoints, body.HeldOn, body.State);
        var now = (await assessments.Read(caller.Actor, student_id, assessment_id, cancel)).Value;
        // The share of the points follows from them.
        return ReadOnlyFields.Check(body, now, version, "title", "kind", "points", "max_points", "held_on", "state", "percent") is { } kept
            ? Problems.Http(kept)
            : Responses.Tagged(await assessments.Change(caller.Actor, student_id, assessment_id, draft, version, cancel), a => a.Version, http);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAssessment(Guid student_id, Guid assessment_id, Caller caller, AssessmentsService assessments, CancellationToken cancel) =>
        ClassEndpoints.Empty(await assessments.Remove(caller.Actor, student_id, assessment_id, cancel));

    private static async Task<Results<Ok<Page<StudentAction>>, ProblemHttpResult>> Actions(Guid student_id, string? after, int? limit, Caller caller, StudentActionsService actions, CancellationToken cancel) =>
        Responses.Of(await actions.OfStudent(caller.Actor, student_id, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<TableReport>, ProblemHttpResult>> Import(
        Guid class_id, string format, string? accept, string? state, FileBody file, Caller caller, AssessmentsService assessments, CancellationToken cancel) =>
        WireName<PublishState>.TryParse(state ?? "draft", out var known)
            ? await TableImports.RunAsync(format, accept, file, (table, text, partial) => assessments.Import(caller.Actor, class_id, table, text, partial, known, cancel))
            : Problems.Http(StateUnknown);

    private static async Task<Results<Ok<Page<Feedback>>, ProblemHttpResult>> OwnFeedback(string? after, int? limit, Caller caller, FeedbackService feedbacks, CancellationToken cancel) =>
        Responses.Of(await feedbacks.Own(caller.Actor.UserId, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<Page<Assessment>>, ProblemHttpResult>> OwnAssessments(string? after, int? limit, Caller caller, AssessmentsService assessments, CancellationToken cancel) =>
        Responses.Of(await assessments.Own(caller.Actor.UserId, after, limit ?? DefaultRows, cancel));

    private static Results<Created<T>, ProblemHttpResult> Made<T>(Result<T> made, Func<T, (Guid Id, int Version)> key, string list, HttpContext http)
    {
        if (!made.Ok)
        {
            return Problems.Http(made.Problem);
        }

        var (id, version) = key(made.Value);
        ETags.Tell(http, version);
        return TypedResults.Created($"{list}/{id}", made.Value);
    }
}
