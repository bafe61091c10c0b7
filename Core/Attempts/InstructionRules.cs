namespace Veritas.Attempts;

/// <summary>Validates a teacher's command and computes its effect. Pure.</summary>
internal static class InstructionRules
{
    private const int LongestSeconds = 86_400;

    public static Problem? Refuse(AttemptRow row, Instruct command) =>
        command switch
        {
            _ when !row.Status.IsLive() => AttemptProblems.Over,
            { Text.Length: > AttemptProblems.LongestText } => AttemptProblems.TextTooLong,
            { Kind: InstructionKind.Terminate } when string.IsNullOrWhiteSpace(command.Text) => Invalid(
                "reason_missing",
                "Ending an attempt needs a reason."
            ),
            { Kind: InstructionKind.Message } when string.IsNullOrWhiteSpace(command.Text) => Invalid(
                "text_missing",
                "A message needs a text."
            ),
            { Kind: InstructionKind.Extend, Seconds: < 1 or > LongestSeconds } => Invalid(
                "seconds_invalid",
                $"Extra time must be 1 to {LongestSeconds} seconds."
            ),
            { Kind: InstructionKind.Lock, Seconds: < 0 or > LongestSeconds } => Invalid(
                "seconds_invalid",
                $"A lock must last 0 (until resumed) to {LongestSeconds} seconds."
            ),
            { Kind: InstructionKind.Pause } when row.Status == AttemptStatus.Paused => new Problem(
                ProblemKind.Conflict,
                "already_paused",
                "The attempt is already paused."
            ),
            { Kind: InstructionKind.Resume } when row.Status != AttemptStatus.Paused && !row.Locked => new Problem(
                ProblemKind.Conflict,
                "not_paused",
                "The attempt is neither paused nor locked."
            ),
            _ => null,
        };

    public static AttemptRow Apply(AttemptRow row, Instruct command, DateTimeOffset now) =>
        command.Kind switch
        {
            InstructionKind.Pause => AttemptRules.Pause(row, now),
            InstructionKind.Resume => AttemptRules.Resume(row, now),
            InstructionKind.Extend => row with { Deadline = row.Deadline.AddSeconds(command.Seconds) },
            InstructionKind.Lock => row with
            {
                Locked = true,
                LockedUntil = command.Seconds > 0 ? now.AddSeconds(command.Seconds) : null,
            },
            _ => row,
        };

    /// <summary>The time sent to the client: the new deadline, or the end of the lock.</summary>
    public static DateTimeOffset? Until(AttemptRow changed, Instruct command) =>
        command.Kind switch
        {
            InstructionKind.Resume or InstructionKind.Extend => changed.Deadline,
            InstructionKind.Lock => changed.LockedUntil,
            _ => null,
        };

    private static Problem Invalid(string code, string detail) => new(ProblemKind.Invalid, code, detail);
}
