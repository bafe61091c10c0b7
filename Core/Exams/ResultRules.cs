
namespace Veritas.Exams;

/// <summary>When results may change; pure.</summary>
internal static class ResultRules
{
    public static Problem Published { get; } = new(
        ProblemKind.Conflict, "results_published", "The results are published: a change needs a request and a second person.");

    public static Problem Frozen { get; } = new(ProblemKind.Conflict, "results_frozen", "The results are frozen.");

    /// <summary>Null when grades and keys may change: of results in draft always, of published ones by an approved request.</summary>
    public static Problem? RefuseChange(ResultsStatus status, bool approved) => status switch
    {
        ResultsStatus.Frozen => Frozen,
        ResultsStatus.Published when !approved => Published,
        _ => null,
    };

    /// <summary>Null when results may go there: to published, then to frozen, never back.</summary>
    public static Problem? RefuseMove(ExamStatus exam, ResultsStatus from, ResultsStatus to) =>
        exam == ExamStatus.Draft ? new Problem(ProblemKind.Conflict, "exam_draft", "A draft has no results.")
        : from == ResultsStatus.Frozen ? Frozen
        : (from, to) is (ResultsStatus.Draft, ResultsStatus.Published) or (ResultsStatus.Published, ResultsStatus.Frozen) ? null
        : new Problem(ProblemKind.Conflict, "results_draft", "The results are not published yet.");
}
