namespace Veritas.Attempts;

/// <summary>The problems of an attempt.</summary>
internal static class AttemptProblems
{
    public static Problem Unknown { get; } = new(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt.");

    public static Problem Over { get; } = new(ProblemKind.Conflict, "attempt_over", "The attempt has ended.");

    public static Problem Paused { get; } =
        new(ProblemKind.Conflict, "attempt_paused", "The attempt is paused by a teacher.");

    /// <summary>Characters of a teacher's text: an instruction, a flag or a note.</summary>
    public const int LongestText = 2_000;

    public static Problem TextTooLong { get; } =
        new(ProblemKind.Invalid, "text_too_long", $"The text must have at most {LongestText} characters.");

    public static Problem Practice { get; } =
        new(ProblemKind.Conflict, "exam_practice", "A practice attempt is not proctored.");

    public static Problem ExamNotOpen { get; } =
        new(ProblemKind.Conflict, "exam_not_open", "The exam cannot be started now.");

    public static Problem AddressNotAllowed { get; } =
        new(ProblemKind.Forbidden, "address_not_allowed", "This exam cannot be taken from this network.");

    public static Problem ConsentMissing { get; } =
        new(ProblemKind.Invalid, "consent_missing", "Agree to the current monitoring notice first.");

    public static Problem NotPermitted { get; } =
        new(ProblemKind.Forbidden, "not_permitted", "This needs the permission to proctor the exam.");

    public static Problem MayNotAllow { get; } =
        new(ProblemKind.Forbidden, "not_permitted", "This needs the permission to edit the exam.");

    public static Problem GradeStale { get; } =
        new(ProblemKind.Stale, "stale", "The grade has changed since it was read. Read it again.");

    public static Problem TakenOver { get; } =
        new(ProblemKind.Conflict, "connection_stale", "A newer connection has taken over.");

    public static Problem ConnectionUnknown { get; } =
        new(ProblemKind.Conflict, "connection_unknown", "The connection is unknown; connect again.");

    /// <summary>The attempt is moving to the process that has the caller's socket.</summary>
    public static Problem Following { get; } =
        new(ProblemKind.Unavailable, "attempt_following", "The attempt is moving to this process; connect again.");

    public static Problem Moved { get; } =
        new(ProblemKind.Unavailable, "attempt_moved", "The attempt has moved to another process; try again.");
}
