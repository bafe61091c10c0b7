using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>An exam as its grain keeps it: the row and its questions.</summary>
internal sealed record ExamState(
    ExamDraft Content, ExamStatus Status, int Version, ImmutableArray<Question> Questions, ResultsStatus Results = ResultsStatus.Draft)
{
    public Exam As(Guid id, ExamPermission permission) => new(
        id, Content.Title, Content.Subject, Content.Description, Content.DurationS, Content.OpensAt, Content.ClosesAt, Content.PassMark,
        Content.Policy!, Status, Version, Questions, permission, Content.Settings!);
}
