using System.Collections.Immutable;
using Veritas.Exams;

namespace Veritas.Attempts;

/// <summary>What a student sees of an attempt: never a key, and a grade only once the results are released.</summary>
internal static class AttemptViewRules
{
    public static AttemptView Of(
        AttemptRow row,
        ExamDefinition exam,
        ImmutableArray<AnswerRow> answers,
        DateTimeOffset now
    ) =>
        new(
            row.Id,
            row.ExamId,
            exam.Title,
            row.Status,
            row.StartedAt,
            row.Deadline,
            row.Locked && !(now >= row.LockedUntil),
            row.Policy.RequireFullscreen,
            [
                .. ShuffleRules
                    .Order(exam.Settings, exam.Questions, row.Id)
                    .Select(q => new AttemptQuestion(q.Id, q.Position, q.Kind, q.Text, q.Options, q.Points, q.Section)),
            ],
            [.. answers.Select(a => a.Answer)],
            exam.Released ? row.Grade : null,
            row.EndReason,
            exam.Settings.Sections
        );
}
