using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>Rubrics, second marks and the status of results. Pure.</summary>
internal static class MarkingRules
{
    /// <summary>Two marks agree if they differ by at most this share of the question's points.</summary>
    private const double Close = 0.1;

    private const double Dust = 1e-9;
    private const int LongestReason = 2_000;

    public static Problem ResultsDraft { get; } =
        new(ProblemKind.Conflict, "results_draft", "The results are not published yet.");

    public static Problem ChangeUnknown { get; } =
        new(ProblemKind.NotFound, "change_unknown", "There is no such request.");

    public static Problem ChangeDecided { get; } =
        new(ProblemKind.Conflict, "change_decided", "The request was already decided.");

    public static Problem SecondPerson { get; } =
        new(ProblemKind.Forbidden, "second_person_needed", "A second person must do this.");

    /// <summary>Null when the points match the rubric's lines and add up to the points given.</summary>
    public static Problem? RefuseRubric(Question question, ImmutableDictionary<string, double>? given, double points)
    {
        if (given is null)
        {
            return null;
        }

        return question.Rubric is not { } lines ? Invalid("The question has no rubric.")
            : !given.Keys.ToHashSet().SetEquals(lines.Select(l => l.Id))
                ? Invalid("Give points for every line of the rubric, and for nothing else.")
            : lines.FirstOrDefault(l => !(given[l.Id] >= 0 && given[l.Id] <= l.Points)) is { } over
                ? Invalid($"The points of a line must be 0 to {over.Points}.")
            : Math.Abs(given.Values.Sum() - points) > Dust ? Invalid("The lines must add up to the points.")
            : null;
    }

    /// <summary>The points that count: the mean when both marks agree, else the first.</summary>
    public static (double Counts, bool Agreed) Join(double first, double second, double most) =>
        Math.Abs(first - second) <= (most * Close) + Dust
            ? (Math.Round((first + second) / 2, 4), true)
            : (first, false);

    /// <summary>Appends to a comment if the result is not too long.</summary>
    public static string Added(string comment, string another, int longest) =>
        comment.Length + 1 + another.Length <= longest ? $"{comment}\n{another}" : comment;

    /// <summary>Null when the results are complete.</summary>
    public static Problem? RefusePublish(ExamResults r) =>
        r.Live > 0 || r.ToGrade > 0 || r.Disagreements > 0
            ? new Problem(
                ProblemKind.Conflict,
                "results_incomplete",
                $"There are {r.Live} live attempts, {r.ToGrade} ungraded answers and {r.Disagreements} disagreements."
            )
            : null;

    /// <summary>Null when the results may change to that status.</summary>
    public static Problem? RefuseMove(ExamResults now, ResultsStatus to)
    {
        if (to == ResultsStatus.Published)
        {
            return now.Status == ResultsStatus.Frozen ? ResultRules.Frozen : RefusePublish(now);
        }

        if (now.Status == ResultsStatus.Draft)
        {
            return ResultsDraft;
        }

        return now.OpenChanges > 0
            ? new Problem(
                ProblemKind.Conflict,
                "changes_open",
                $"{now.OpenChanges} requests are waiting for a decision."
            )
            : null;
    }

    /// <summary>Null when that person may decide the request.</summary>
    public static Problem? RefuseDecision(ResultChange change, Actor decider)
    {
        if (change.State != ChangeState.Open)
        {
            return ChangeDecided;
        }

        return change.RequestedBy == decider.UserId ? SecondPerson : null;
    }

    /// <summary>Null when the request changes one thing and has a reason.</summary>
    public static Problem? Refuse(ChangeDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Reason) || draft.Reason.Length > LongestReason || draft.Reason.Contains('\0')
            ? Invalid("change_invalid", $"A request needs a reason of 1 to {LongestReason} characters.", "reason")
        : draft.Key is null == draft.Points is null || draft.Points is null != draft.AttemptId is null
            ? Invalid("change_invalid", "A request must change either the points of one attempt or a key.", "points")
        : null;

    private static Problem Invalid(string detail) => Invalid("rubric_invalid", detail, "rubric");

    private static Problem Invalid(string code, string detail, string field) =>
        new(ProblemKind.Invalid, code, detail, Field: field);
}
