using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Grains.Exams;

/// <summary>Copies of exams and questions, and the exam's window.</summary>
internal sealed partial class ExamGrain
{
    private const int MostTaken = 100;

    public async Task<Result<Exam>> Copy(Actor actor, CloneExam command)
    {
        if (_state is not null)
        {
            return await Read(actor);
        }

        // Copying an exam onto itself would deadlock, so it is reported as not found.
        var found =
            command.SourceId == this.GetPrimaryKey()
                ? ExamProblems.Unknown
                : await GrainFactory.GetGrain<IExamGrain>(command.SourceId).Read(actor);
        if (!found.Ok)
        {
            return found.Problem;
        }

        var source = found.Value;
        var check = ExamRules.Check(
            new ExamDraft(
                command.Title ?? source.Title,
                source.Subject,
                source.Description,
                source.DurationS,
                command.OpensAt ?? source.OpensAt,
                command.ClosesAt ?? source.ClosesAt,
                source.PassMark,
                source.Policy,
                source.Settings
            )
        );
        if (!check.Ok)
        {
            return check.Problem;
        }

        var now = time.GetUtcNow();
        var state = new ExamState(
            check.Value,
            ExamStatus.Draft,
            1,
            [.. source.Questions.Select(q => q with { Id = Guid.CreateVersion7(now), Version = 1 })]
        );
        await exams.CreateAsync(this.GetPrimaryKey(), state, actor.UserId, now, CancellationToken.None);
        _state = state;
        await LoadPermissions();
        return _state.As(this.GetPrimaryKey(), ExamPermission.Own);
    }

    public async Task<Result<ImmutableArray<Question>>> TakeFromBank(
        Actor actor,
        ImmutableArray<Guid> bankIds,
        string? section
    )
    {
        if (Refuse(actor, null) is { } refused)
        {
            return refused;
        }

        if (bankIds.Length is < 1 or > MostTaken)
        {
            return new Problem(
                ProblemKind.Invalid,
                "question_invalid",
                $"1 to {MostTaken} questions can be copied at once.",
                Field: "question_ids"
            );
        }

        if (_state!.Questions.Length + bankIds.Length > ExamRules.MostQuestions)
        {
            return new Problem(
                ProblemKind.Conflict,
                "too_many_questions",
                $"An exam has at most {ExamRules.MostQuestions} questions."
            );
        }

        var made = ImmutableArray.CreateBuilder<Question>();
        foreach (var id in bankIds)
        {
            var found = await bank.Read(actor, id, CancellationToken.None);
            if (!found.Ok)
            {
                return found.Problem with { Subject = id };
            }

            var q = found.Value;
            var draft = new QuestionDraft(q.Kind, q.Text, q.Options, q.Key, q.Points, section, q.Rubric);
            if (ExamRules.CheckPlace(draft, _state.Content.Settings!) is { } misplaced)
            {
                return misplaced;
            }

            made.Add(
                Made(Guid.CreateVersion7(time.GetUtcNow()), _state.Questions.Length + made.Count + 1, draft) with
                {
                    BankId = id,
                    BankVersion = q.Version,
                }
            );
        }

        await exams.AddQuestionsAsync(this.GetPrimaryKey(), made, CancellationToken.None);
        _state = _state with { Questions = [.. _state.Questions, .. made] };
        return made.ToImmutable();
    }

    public async Task<Result<Exam>> Schedule(Actor actor, DateTimeOffset opensAt, DateTimeOffset closesAt, int? version)
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (version is { } made && made != _state!.Version)
        {
            return ExamProblems.Stale;
        }

        var check = ExamRules.Check(_state!.Content with { OpensAt = opensAt, ClosesAt = closesAt });
        return !check.Ok ? check.Problem
            : ExamRules.RefuseSchedule(_state, opensAt, time.GetUtcNow()) is { } refused ? refused
            : await Store(actor, _state with { Content = check.Value });
    }
}
