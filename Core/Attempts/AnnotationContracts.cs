using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>The kinds of remark that a teacher can add to a live attempt.</summary>
public enum AnnotationKind
{
    /// <summary>Raises the risk by its severity. The latest flag counts; severity 0 removes it.</summary>
    Flag,

    /// <summary>A text for the record. It does not count in the score.</summary>
    Note,
}

/// <summary>
/// A teacher's flag or note on one attempt. The student sees it only in the export of personal data, once the results
/// are released.
/// </summary>
/// <param name="Actor">Needs <see cref="ExamPermission.Proctor"/>.</param>
/// <param name="Kind">What to record.</param>
/// <param name="Severity">Flag: 0 to 100; 0 removes the flag. Note: ignored.</param>
/// <param name="Text">At most 2,000 characters without NUL; required for a note.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Annotate")]
public sealed record Annotate(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] AnnotationKind Kind,
    [property: Id(2)] int Severity,
    [property: Id(3)] string Text
);
