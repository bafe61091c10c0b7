using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Grains.Exams;

/// <summary>The status of the results, and corrections of wrong keys.</summary>
internal sealed partial class ExamGrain
{
    public async Task<Result<Exam>> SetResults(Actor actor, ResultsStatus status)
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (_state!.Results == status)
        {
            return _state.As(this.GetPrimaryKey(), Level(actor));
        }

        if (ResultRules.RefuseMove(_state.Status, _state.Results, status) is { } refused)
        {
            return refused;
        }

        if (
            !await exams.SetResultsAsync(
                this.GetPrimaryKey(),
                _state.Version,
                status,
                time.GetUtcNow(),
                CancellationToken.None
            )
        )
        {
            _state = await exams.ReadAsync(this.GetPrimaryKey(), CancellationToken.None);
            return ExamProblems.Stale;
        }

        _state = _state with { Results = status, Version = _state.Version + 1 };
        return _state.As(this.GetPrimaryKey(), Level(actor));
    }

    public async Task<Result<Question>> ChangeKey(
        Actor actor,
        Guid questionId,
        RawJson key,
        int? version,
        bool approved
    )
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (Find(questionId) is not { } question)
        {
            return ExamProblems.QuestionUnknown;
        }

        if (version is { } made && made != question.Version)
        {
            return ExamProblems.Stale;
        }

        var refused =
            ResultRules.RefuseChange(_state!.Results, approved)
            ?? GradingRules.CheckQuestion(question.Kind, question.Text, question.Options, key, question.Points);
        return refused is not null ? refused : await Save(question with { Key = key, Version = question.Version + 1 });
    }
}
