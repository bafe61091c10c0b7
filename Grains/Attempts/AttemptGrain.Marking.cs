using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Grains.Attempts;

/// <summary>Second marks, and grading anew.</summary>
internal sealed partial class AttemptGrain
{
    public Task<Guid?> ExamOf() => Task.FromResult(_row?.ExamId);

    public async Task<Result<TwoMarks>> MarkAgain(MarkAgain command)
    {
        if (await MayMark(command.Actor, ExamPermission.Grade) is { } lacking)
        {
            return lacking;
        }

        if (await Definition(again: true) is not { Ok: true, Value: { } definition })
        {
            return AttemptProblems.ExamUnknown;
        }

        var asGrade = new GradeAnswer(command.Actor, command.QuestionId, command.Points, command.Comment);
        if ((ResultRules.RefuseChange(definition.Results, approved: false) ?? AttemptRules.RefuseGrade(_row!, definition, asGrade, LongestComment)) is { } refused)
        {
            return refused;
        }

        var answers = await parts.Answers.ReadAsync(_row!.Id, CancellationToken.None);
        var answer = answers.FirstOrDefault(a => a.Answer.QuestionId == command.QuestionId);
        if (answer is not null && command.Tag is { } tag && tag != answer.Tag())
        {
            return AttemptProblems.GradeStale;
        }

        if (answer is not { GradedBy: { } grader, Points: { } points })
        {
            return new Problem(ProblemKind.Conflict, "first_mark_missing", "Nobody has graded this answer by hand yet.");
        }

        var (first, firstBy) = await parts.Results.FirstAsync(_row.Id, command.QuestionId, CancellationToken.None) ?? (points, grader);
        if (firstBy == command.Actor.UserId)
        {
            return MarkingRules.SecondPerson;
        }

        var (counts, agreed) = MarkingRules.Join(first, command.Points, definition.Questions.First(q => q.Id == command.QuestionId).Points);
        var marks = new TwoMarks(_row.Id, command.QuestionId, first, firstBy, command.Points, command.Actor.UserId, command.Comment, agreed);
        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ResultStore.MarkAsync(marks, Now, connection, CancellationToken.None);
        await AnswerStore.GradeAsync(_row.Id, command.QuestionId, counts, firstBy, answer.Comment, connection, CancellationToken.None, answer.Rubric);
        var grade = AttemptRules.Total(definition, AttemptRules.Grade(definition, await AnswerStore.ReadAsync(_row.Id, connection, CancellationToken.None)), _row.PassMark);
        await AttemptStore.RegradeAsync(_row.Id, grade, connection, CancellationToken.None);
        await transaction.CommitAsync();
        _row = _row with { Grade = grade };
        return marks;
    }

    public async Task<Result<Regraded>> Regrade(Actor actor, bool preview)
    {
        if (await MayMark(actor, ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (await Definition(again: true) is not { Ok: true, Value: { } definition })
        {
            return AttemptProblems.ExamUnknown;
        }

        if (_row!.Status.IsLive() || _row.Grade is not { } before)
        {
            return new Problem(ProblemKind.Conflict, "attempt_live", "The attempt is still being taken.", _row.Id);
        }

        if (definition.Results == ResultsStatus.Frozen)
        {
            return ResultRules.Frozen;
        }

        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var answers = await AnswerStore.ReadAsync(_row.Id, connection, CancellationToken.None);
        var graded = AttemptRules.Grade(definition, answers);
        var after = AttemptRules.Total(definition, graded, _row.PassMark);
        var told = new Regraded(_row.Id, before.Points, after.Points, before.Passed, after.Passed);
        if (preview)
        {
            return told;
        }

        foreach (var answer in answers.Where(a => a.GradedBy is null))
        {
            if (graded.FirstOrDefault(g => g.QuestionId == answer.Answer.QuestionId).Points is { } points && points != answer.Points)
            {
                await AnswerStore.GradeAsync(_row.Id, answer.Answer.QuestionId, points, null, answer.Comment, connection, CancellationToken.None);
            }
        }

        await AttemptStore.RegradeAsync(_row.Id, after, connection, CancellationToken.None);
        await transaction.CommitAsync();
        _row = _row with { Grade = after };
        return told;
    }

    private async Task<Problem?> MayMark(Actor actor, ExamPermission needed)
    {
        if (_row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_row.ExamId).PermissionOf(actor);
        return permission >= needed ? await EvidenceDeleted() : permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.MayNotGrade;
    }
}
