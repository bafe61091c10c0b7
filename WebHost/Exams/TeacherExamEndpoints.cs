using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>Authoring of exams, permissions and accommodations.</summary>
internal static partial class TeacherExamEndpoints
{
    private const int DefaultRows = 500;

    public static IEndpointRouteBuilder MapTeacherExams(this IEndpointRouteBuilder routes)
    {
        var exams = routes.MapGroup("/teacher/exams").WithTags("Teacher");
        MapLifecycle(exams);
        MapQuestions(exams.MapGroup("/{exam_id:guid}/questions"));
        MapPermissions(exams.MapGroup("/{exam_id:guid}/permissions"));
        MapAccommodations(exams.MapGroup("/{exam_id:guid}/allowances/{student_id:guid}"));
        return routes;
    }

    private static void MapLifecycle(RouteGroupBuilder exams)
    {
        exams
            .MapGet("", List)
            .WithName("ListExams")
            .WithSummary("Lists the exams on which the caller has a permission, latest opening first.");
        exams
            .MapPost("", Create)
            .WithName("CreateExam")
            .WithIdempotency()
            .WithSummary("Creates a draft, owned by the caller.");
        exams
            .MapGet("/{exam_id:guid}", Read)
            .WithName("ReadExam")
            .WithSummary("Returns an exam with questions and keys.");
        exams
            .MapPut("/{exam_id:guid}", Change)
            .WithIfMatch()
            .WithName("ChangeExam")
            .WithSummary("Changes the given version of an exam.");
        exams
            .MapPost("/{exam_id:guid}/clone", Clone)
            .WithIdempotency()
            .WithName("CloneExam")
            .WithSummary("Creates a draft with the same content, owned by the caller.");
        exams
            .MapPut("/{exam_id:guid}/schedule", Schedule)
            .WithIfMatch()
            .WithName("ScheduleExam")
            .WithSummary("Moves the window of an exam that has not opened.");
        exams
            .MapPost("/{exam_id:guid}/publish", Publish)
            .WithName("PublishExam")
            .WithSummary("Publishes a draft, so that students can start it.");
        exams
            .MapPost("/{exam_id:guid}/close", Close)
            .WithName("CloseExam")
            .WithSummary("Closes an exam: no attempt can be started any more.");
    }

    private static void MapQuestions(RouteGroupBuilder questions)
    {
        questions
            .MapPost("", AddQuestion)
            .WithName("AddQuestion")
            .WithIdempotency()
            .WithSummary("Appends a question to a draft.");
        questions
            .MapPost("/from-bank", TakeFromBank)
            .WithIdempotency()
            .WithName("TakeFromBank")
            .WithSummary("Copies questions of the bank to the end of a draft.");
        questions
            .MapPut("/{question_id:guid}", ChangeQuestion)
            .WithIfMatch()
            .WithName("ChangeQuestion")
            .WithSummary("Changes a question of a draft.");
        questions
            .MapDelete("/{question_id:guid}", RemoveQuestion)
            .WithName("RemoveQuestion")
            .WithSummary("Removes a question from a draft.");
    }

    private static async Task<Results<Ok<Page<ExamSummary>>, ProblemHttpResult>> List(
        Guid? after,
        int? limit,
        Caller caller,
        ExamCatalogService catalog,
        CancellationToken cancel
    ) => Responses.Of(await catalog.OfTeacher(caller.Actor, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Created<Exam>, ProblemHttpResult>> Create(
        ExamBody body,
        Caller caller,
        HttpContext http,
        IGrainFactory grains,
        TimeProvider time
    )
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return CreatedAt(await grains.GetGrain<IExamGrain>(id).Create(caller.Actor, body.Draft), http);
    }

    private static async Task<Results<Created<Exam>, ProblemHttpResult>> Clone(
        Guid exam_id,
        CloneBody body,
        Caller caller,
        HttpContext http,
        IGrainFactory grains,
        TimeProvider time
    )
    {
        var command = new CloneExam(exam_id, body.Title, body.OpensAt, body.ClosesAt);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return CreatedAt(await grains.GetGrain<IExamGrain>(id).Copy(caller.Actor, command), http);
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Read(
        Guid exam_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Tagged(await grains.GetGrain<IExamGrain>(exam_id).Read(caller.Actor), http);

    private static Task<Results<Ok<Exam>, ProblemHttpResult>> Change(
        Guid exam_id,
        Exam body,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    )
    {
        var exam = grains.GetGrain<IExamGrain>(exam_id);
        var draft = new ExamDraft(
            body.Title,
            body.Subject,
            body.Description,
            body.DurationS,
            body.OpensAt,
            body.ClosesAt,
            body.PassMark,
            body.Policy,
            body.Settings
        );
        return RecordChange.RunAsync(
            http,
            body,
            () => exam.Read(caller.Actor),
            version => exam.Change(caller.Actor, draft, version),
            e => e.Version,
            "title",
            "subject",
            "description",
            "duration_s",
            "opens_at",
            "closes_at",
            "pass_mark",
            "policy",
            "settings"
        );
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Schedule(
        Guid exam_id,
        ScheduleBody body,
        Caller caller,
        IfMatch expected,
        HttpContext http,
        IGrainFactory grains
    )
    {
        var exam = grains.GetGrain<IExamGrain>(exam_id);
        return Tagged(await exam.Schedule(caller.Actor, body.OpensAt, body.ClosesAt, expected.Version), http);
    }

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Publish(
        Guid exam_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Tagged(await grains.GetGrain<IExamGrain>(exam_id).Publish(caller.Actor), http);

    private static async Task<Results<Ok<Exam>, ProblemHttpResult>> Close(
        Guid exam_id,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    ) => Tagged(await grains.GetGrain<IExamGrain>(exam_id).Close(caller.Actor), http);

    private static async Task<Results<Created<Question>, ProblemHttpResult>> AddQuestion(
        Guid exam_id,
        QuestionBody body,
        Caller caller,
        IGrainFactory grains
    ) =>
        Responses.Created(
            await grains.GetGrain<IExamGrain>(exam_id).AddQuestion(caller.Actor, body.Draft),
            a => $"/teacher/exams/{exam_id}/questions/{a.Id}"
        );

    private static async Task<Results<Ok<Listing<Question>>, ProblemHttpResult>> TakeFromBank(
        Guid exam_id,
        TakeBody body,
        Caller caller,
        IGrainFactory grains
    )
    {
        var exam = grains.GetGrain<IExamGrain>(exam_id);
        var taken = await exam.TakeFromBank(caller.Actor, body.QuestionIds, body.Section);
        return taken.Ok ? TypedResults.Ok(new Listing<Question>(taken.Value)) : Problems.Http(taken.Problem);
    }

    private static Task<Results<Ok<Question>, ProblemHttpResult>> ChangeQuestion(
        Guid exam_id,
        Guid question_id,
        Question body,
        Caller caller,
        HttpContext http,
        IGrainFactory grains
    )
    {
        var exam = grains.GetGrain<IExamGrain>(exam_id);
        var draft = new QuestionDraft(
            body.Kind,
            body.Text,
            body.Options,
            body.Key,
            body.Points,
            body.Section,
            body.Rubric
        );
        return RecordChange.RunAsync(
            http,
            body,
            async () => Find(await exam.Read(caller.Actor), question_id),
            version => exam.ChangeQuestion(caller.Actor, question_id, draft, version),
            q => q.Version,
            "kind",
            "text",
            "options",
            "key",
            "points",
            "section",
            "rubric"
        );
    }

    private static Result<Question> Find(Result<Exam> exam, Guid questionId) =>
        !exam.Ok ? exam.Problem
        : exam.Value.Questions.FirstOrDefault(q => q.Id == questionId) is { } question ? question
        : ExamProblems.QuestionUnknown;

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveQuestion(
        Guid exam_id,
        Guid question_id,
        Caller caller,
        IGrainFactory grains
    ) => Responses.Empty(await grains.GetGrain<IExamGrain>(exam_id).RemoveQuestion(caller.Actor, question_id));

    private static Results<Created<Exam>, ProblemHttpResult> CreatedAt(Result<Exam> created, HttpContext http) =>
        Responses.Created(created, e => $"/teacher/exams/{e.Id}", e => e.Version, http);

    private static Results<Ok<Exam>, ProblemHttpResult> Tagged(Result<Exam> result, HttpContext http) =>
        Responses.Tagged(result, e => e.Version, http);
}
