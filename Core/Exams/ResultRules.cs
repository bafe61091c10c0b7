namespace Veritas.Exams;

/// <summary>Decides when results may change. Pure.</summary>
internal static class ResultRules
{
    public static Problem Published { get; } =
        new(
            ProblemKind.Conflict,
            "results_published",
            "The results are published: a change needs a request that a second person approves."
        );

    public static Problem Frozen { get; } = new(ProblemKind.Conflict, "results_frozen", "The results are frozen.");

    /// <summary>Null when grades and keys may change: in draft always, when published by an approved request.</summary>
    public static Problem? RefuseChange(ResultsStatus status, bool approved) =>
        status switch
        {
            ResultsStatus.Frozen => Frozen,
            ResultsStatus.Published when !approved => Published,
            _ => null,
        };

    /// <summary>Null when the results may change status: from draft to published, then to frozen.</summary>
    public static Problem? RefuseMove(ExamStatus exam, ResultsStatus from, ResultsStatus to)
    {
        if (exam == ExamStatus.Draft)
        {
            return new Problem(ProblemKind.Conflict, "exam_draft", "A draft has no results.");
        }

        return (from, to) switch
        {
            (ResultsStatus.Frozen, _) => Frozen,
            (ResultsStatus.Draft, ResultsStatus.Published) or (ResultsStatus.Published, ResultsStatus.Frozen) => null,
            _ => new Problem(ProblemKind.Conflict, "results_draft", "The results are not published yet."),
        };
    }
}
