namespace Veritas.Attempts;

/// <summary>Validates a teacher's flag or note and names its event. Pure.</summary>
internal static class AnnotationRules
{
    public const int HighestSeverity = 100;

    public static Problem? Refuse(AttemptRow row, Annotate command) =>
        command switch
        {
            _ when row.Practice => AttemptProblems.Practice,
            _ when !row.Status.IsLive() => AttemptProblems.Over,
            { Text.Length: > AttemptProblems.LongestText } => AttemptProblems.TextTooLong,
            _ when command.Text.Contains('\0') => Invalid("text_invalid", "The text must not contain NUL."),
            { Kind: AnnotationKind.Flag, Severity: < 0 or > HighestSeverity } => Invalid(
                "severity_invalid",
                $"The severity of a flag must be 0 (removes it) to {HighestSeverity}."
            ),
            { Kind: AnnotationKind.Note } when string.IsNullOrWhiteSpace(command.Text) => Invalid(
                "text_missing",
                "A note needs a text."
            ),
            _ => null,
        };

    /// <summary>The event's type and data. The score reads the severity; the rest is for readers.</summary>
    public static (string Type, object Data) Event(Annotate command) =>
        command.Kind == AnnotationKind.Flag
            ? (
                "proctor.flag",
                new
                {
                    severity = command.Severity,
                    by = command.Actor.UserId,
                    text = command.Text,
                }
            )
            : ("proctor.note", new { by = command.Actor.UserId, text = command.Text });

    private static Problem Invalid(string code, string detail) => new(ProblemKind.Invalid, code, detail);
}
