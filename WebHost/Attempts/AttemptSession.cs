using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.WebHost.Http;
using Veritas.WebHost.Monitoring;

namespace Veritas.WebHost.Attempts;

/// <summary>The attempt as the student's page receives it.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ExamId">Its exam.</param>
/// <param name="Title">The exam's title.</param>
/// <param name="Status">The attempt's state.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Deadline">When it ends, by the server's clock.</param>
/// <param name="ServerTime">The server's clock now.</param>
/// <param name="Locked">Whether a teacher locked the page.</param>
/// <param name="RequireFullscreen">Whether the exam requires full screen.</param>
/// <param name="Questions">Without keys.</param>
/// <param name="Answers">Answers saved so far.</param>
/// <param name="Grade">Null while live, and until results are released.</param>
/// <param name="EndReason">The reason a teacher gave for ending the attempt; otherwise null.</param>
/// <param name="Monitor">How to connect the monitoring client; null when the attempt has ended.</param>
/// <param name="Sections">In order; each question refers to its section.</param>
public sealed record AttemptSession(
    Guid AttemptId,
    Guid ExamId,
    string Title,
    AttemptStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset Deadline,
    DateTimeOffset ServerTime,
    bool Locked,
    bool RequireFullscreen,
    ImmutableArray<AttemptQuestion> Questions,
    ImmutableArray<Answer> Answers,
    AttemptGrade? Grade,
    string? EndReason,
    MonitorTicket? Monitor,
    ImmutableArray<ExamSection> Sections
)
{
    internal static AttemptSession Of(AttemptView view, MonitorTicket? monitor, DateTimeOffset now) =>
        new(
            view.AttemptId,
            view.ExamId,
            view.Title,
            view.Status,
            view.StartedAt,
            view.Deadline,
            now,
            view.Locked,
            view.RequireFullscreen,
            view.Questions,
            view.Answers,
            view.Grade,
            view.EndReason,
            monitor,
            view.Sections
        );
}

/// <summary>Body of the start of an attempt.</summary>
/// <param name="NoticeVersion">The monitoring notice the student agreed to.</param>
[Example("""{"notice_version":1}""")]
public sealed record StartBody(int NoticeVersion);

/// <summary>Body of a saved answer.</summary>
/// <param name="Revision">From 1 to 1,000,000,000, higher than that of the last saved answer.</param>
/// <param name="Value">Its format depends on the question's kind; null clears the answer.</param>
[Example("""{"revision":3,"value":"a"}""")]
public sealed record SaveBody(int Revision, RawJson Value);

/// <summary>Body of a grade.</summary>
/// <param name="Points">0 to the question's points.</param>
/// <param name="Comment">Shown to the student.</param>
/// <param name="Rubric">Points for each line of the question's rubric; their sum must equal the points.</param>
[Example("""{"points":1.5,"comment":"The second step is missing."}""")]
public sealed record GradeBody(double Points, string? Comment, ImmutableDictionary<string, double>? Rubric = null);
