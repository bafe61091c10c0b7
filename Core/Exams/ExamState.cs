using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>An exam in its grain's memory: the row and its questions.</summary>
internal sealed record ExamState(
    ExamDraft Content,
    ExamStatus Status,
    int Version,
    ImmutableArray<Question> Questions,
    ResultsStatus Results = ResultsStatus.Draft
)
{
    public Exam As(Guid id, ExamPermission permission) =>
        new(
            id,
            Content.Title,
            Content.Subject,
            Content.Description,
            Content.DurationS,
            Content.OpensAt,
            Content.ClosesAt,
            Content.PassMark,
            Content.Policy!,
            Status,
            Version,
            Questions,
            permission,
            Content.Settings!
        );

    /// <summary>What an attempt needs of the exam.</summary>
    public ExamDefinition Define(Guid id) =>
        new(
            id,
            Content.Title,
            Content.Subject,
            Status,
            Content.OpensAt,
            Content.ClosesAt,
            Content.DurationS,
            Content.PassMark,
            Content.Policy!,
            Questions,
            Content.Settings!,
            Results
        );
}
