namespace Veritas.Exams;

/// <summary>The problems of exams.</summary>
internal static class ExamProblems
{
    public static Problem Unknown { get; } = new(ProblemKind.NotFound, "exam_unknown", "There is no such exam.");

    public static Problem NotPermitted { get; } =
        new(ProblemKind.Forbidden, "not_permitted", "Your permission on this exam is not sufficient.");

    public static Problem NotDraft { get; } =
        new(ProblemKind.Conflict, "exam_not_draft", "Students may have seen this exam; this change needs a draft.");

    public static Problem QuestionUnknown { get; } =
        new(ProblemKind.NotFound, "question_unknown", "The exam has no such question.");

    public static Problem StudentUnknown { get; } =
        new(ProblemKind.NotFound, "student_unknown", "There is no such student.");

    public static Problem Stale { get; } =
        new(ProblemKind.Stale, "stale", "The exam has changed since it was read. Read it again.");

    /// <summary>Null when the permission is sufficient. Without any, the exam is reported as unknown.</summary>
    public static Problem? Lacking(ExamPermission has, ExamPermission needed) =>
        has >= needed ? null
        : has == ExamPermission.None ? Unknown
        : NotPermitted;
}
