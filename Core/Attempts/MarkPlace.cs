namespace Veritas.Attempts;

/// <summary>A position in the list of second marks, disagreements first.</summary>
internal readonly record struct MarkPlace(bool Agreed, Guid Attempt, Guid Question)
{
    public static Problem Invalid { get; } =
        new(ProblemKind.Invalid, "cursor_invalid", "after must be the next of a page.", Field: "after");

    public override string ToString() => $"{(Agreed ? 1 : 0)}_{Attempt:N}_{Question:N}";

    /// <summary>The position a client sent; the beginning for null, and null for invalid text.</summary>
    public static MarkPlace? Parse(string? text) =>
        text is null ? default(MarkPlace)
        : text.Split('_') is [("0" or "1") and var agreed, var attempt, var question]
        && Guid.TryParseExact(attempt, "N", out var a)
        && Guid.TryParseExact(question, "N", out var q)
            ? new MarkPlace(agreed == "1", a, q)
        : null;
}
