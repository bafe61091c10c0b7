using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>An event type that is collected.</summary>
/// <param name="Type">Event type.</param>
/// <param name="Meaning">Its meaning in words.</param>
/// <param name="Source">What detects it.</param>
public sealed record Collected(string Type, string Meaning, string Source);

/// <summary>The monitoring notice a student agrees to before an exam.</summary>
/// <param name="Version">The start of the attempt names it.</param>
/// <param name="Collects">Every event type of this exam.</param>
/// <param name="Purpose">Why it is collected.</param>
/// <param name="RetentionDays">How long it is kept.</param>
/// <param name="Never">What is never collected or done.</param>
public sealed record MonitoringNotice(
    int Version,
    ImmutableArray<Collected> Collects,
    string Purpose,
    int RetentionDays,
    ImmutableArray<string> Never
);

/// <summary>Students' exams and monitoring notices, and the event types.</summary>
internal static class StudentExamEndpoints
{
    private const int NoticeVersion = 1;
    private const int DefaultRows = 500;
    private const string Purpose =
        "So that everybody takes this exam under the same conditions. Your teacher sees the recorded events and "
        + "decides. A score never ends or grades an exam.";

    private static readonly ImmutableArray<string> Never =
    [
        "No text you write or copy is sent, only its length and a fingerprint.",
        "No picture, sound or screen is recorded.",
        "A lost connection never counts against you.",
        "Nothing is collected before you start or after you hand in.",
    ];

    public static IEndpointRouteBuilder MapStudentExams(this IEndpointRouteBuilder routes)
    {
        var exams = routes.MapGroup("/student/exams").WithTags("Student");
        exams
            .MapGet("", List)
            .WithName("ListStudentExams")
            .WithSummary("Lists open, upcoming and taken exams, earliest opening first.");
        exams
            .MapGet("/{exam_id:guid}/notice", Notice)
            .WithName("ReadNotice")
            .WithSummary("Returns what an exam collects, why, and how long it is kept.");
        routes
            .MapGet("/monitor/event-types", Types)
            .WithTags("Monitoring")
            .WithName("ListEventTypes")
            .WithSummary("Lists all event types.");
        return routes;
    }

    private static async Task<Results<Ok<Page<StudentExam>>, ProblemHttpResult>> List(
        Guid? after,
        int? limit,
        Caller caller,
        ExamCatalogService catalog,
        CancellationToken cancel
    ) => Responses.Of(await catalog.OfStudent(caller.Actor.UserId, after, limit ?? DefaultRows, cancel));

    private static async Task<Results<Ok<MonitoringNotice>, ProblemHttpResult>> Notice(
        Guid exam_id,
        Caller caller,
        ExamDefinitionsService exams,
        CancellationToken cancel
    )
    {
        var found = await exams.CollectedOf(exam_id, caller.Actor.UserId, cancel);
        if (!found.Ok)
        {
            return Problems.Http(found.Problem);
        }

        var exam = found.Value;
        var collected = EventCatalog
            .All.Where(t => t.Source != "teacher" && (!t.FromClient || t.Weight == 0 || exam.Collect.Contains(t.Name)))
            .Select(t => new Collected(t.Name, t.Meaning, t.Source));
        return TypedResults.Ok(new MonitoringNotice(NoticeVersion, [.. collected], Purpose, exam.RetentionDays, Never));
    }

    private static Ok<Listing<EventTypeView>> Types() =>
        TypedResults.Ok(new Listing<EventTypeView>([.. EventCatalog.All.Select(EventTypeView.Of)]));
}

/// <summary>An event type.</summary>
/// <param name="Name">Wire name.</param>
/// <param name="Category">Event types of a category saturate together.</param>
/// <param name="Shape">Instant or interval.</param>
/// <param name="Severity">0 to 100.</param>
/// <param name="Weight">0 to 1.</param>
/// <param name="CooldownS">Seconds; null when it counts once per attempt.</param>
/// <param name="HalfLifeMin">Minutes; null when it never decays.</param>
/// <param name="GraceS">Seconds.</param>
/// <param name="Source">What detects it.</param>
/// <param name="Meaning">In words.</param>
public sealed record EventTypeView(
    string Name,
    string Category,
    EventShape Shape,
    int Severity,
    double Weight,
    double? CooldownS,
    double? HalfLifeMin,
    double GraceS,
    string Source,
    string Meaning
)
{
    internal static EventTypeView Of(EventType t) =>
        new(
            t.Name,
            t.Category,
            t.Shape,
            t.Severity,
            t.Weight,
            t.Cooldown == TimeSpan.MaxValue ? null : t.Cooldown.TotalSeconds,
            t.HalfLife?.TotalMinutes,
            t.Grace.TotalSeconds,
            t.Source,
            t.Meaning
        );
}
