using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Storage;
using Veritas.Monitoring;

namespace Veritas.Grains.Exams;

/// <summary>
/// One exam, in memory while it is used. This part: definitions for attempts, and the exam's life cycle.
/// </summary>
internal sealed partial class ExamGrain(
    ExamStore exams,
    PermissionStore permissions,
    UserDirectory users,
    QuestionBankService bank,
    TimeProvider time
) : Grain, IExamGrain, IIncomingGrainCallFilter
{
    private readonly Dictionary<Guid, ExamPermission> _levels = [];
    private ExamState? _state;

    public Task Invoke(IIncomingGrainCallContext context) => StorageOutage.Invoke(context);

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        StorageOutage.Activate(Activate(cancellationToken));

    private async Task Activate(CancellationToken cancel)
    {
        _state = await exams.ReadAsync(this.GetPrimaryKey(), cancel);
        await LoadPermissions();
    }

    public Task<Result<ExamDefinition>> Definition() =>
        Task.FromResult<Result<ExamDefinition>>(
            _state is { } exam ? exam.Define(this.GetPrimaryKey()) : ExamProblems.Unknown
        );

    public Task<ExamPermission> PermissionOf(Actor actor) => Task.FromResult(Level(actor));

    public async Task<Result<Exam>> Create(Actor actor, ExamDraft draft)
    {
        if (_state is not null)
        {
            return await Read(actor);
        }

        var check = ExamRules.Check(draft);
        if (!check.Ok)
        {
            return check.Problem;
        }

        var state = new ExamState(check.Value, ExamStatus.Draft, 1, []);
        await exams.CreateAsync(this.GetPrimaryKey(), state, actor.UserId, time.GetUtcNow(), CancellationToken.None);
        _state = state;
        await LoadPermissions();
        return _state.As(this.GetPrimaryKey(), ExamPermission.Own);
    }

    public Task<Result<Exam>> Read(Actor actor) =>
        Task.FromResult<Result<Exam>>(
            ExamProblems.Lacking(Level(actor), ExamPermission.View) is { } lacking
                ? lacking
                : _state!.As(this.GetPrimaryKey(), Level(actor))
        );

    public async Task<Result<Exam>> Change(Actor actor, ExamDraft draft, int? version)
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if ((version ?? _state!.Version) != _state!.Version)
        {
            return ExamProblems.Stale;
        }

        var given = draft with
        {
            Policy = draft.Policy ?? _state.Content.Policy,
            Settings = draft.Settings ?? _state.Content.Settings,
        };
        var check = ExamRules.Check(given);
        if (!check.Ok)
        {
            return check.Problem;
        }

        if (_state.Status != ExamStatus.Draft && !ExamRules.KeepsPromise(_state.Content, check.Value))
        {
            return ExamProblems.NotDraft;
        }

        if (_state.Questions.Any(q => q.Section is { } s && !check.Value.Settings!.Sections.Any(kept => kept.Id == s)))
        {
            return new Problem(
                ProblemKind.Conflict,
                "section_used",
                "A section that would be removed still has questions.",
                Field: "settings.sections"
            );
        }

        return await Store(actor, _state with { Content = check.Value });
    }

    public async Task<Result<Exam>> Publish(Actor actor)
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        return _state!.Status switch
        {
            ExamStatus.Published => _state.As(this.GetPrimaryKey(), Level(actor)),
            ExamStatus.Closed => new Problem(
                ProblemKind.Conflict,
                "exam_closed",
                "A closed exam cannot be opened again."
            ),
            _ when _state.Questions.IsEmpty => new Problem(
                ProblemKind.Conflict,
                "exam_without_questions",
                "An exam needs a question before students can start."
            ),
            _ => await Store(actor, _state with { Status = ExamStatus.Published }),
        };
    }

    public async Task<Result<Exam>> Close(Actor actor)
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        return _state!.Status switch
        {
            ExamStatus.Closed => _state.As(this.GetPrimaryKey(), Level(actor)),
            ExamStatus.Draft => new Problem(ProblemKind.Conflict, "exam_draft", "A draft cannot be closed."),
            _ => await Store(actor, _state with { Status = ExamStatus.Closed }),
        };
    }

    /// <summary>
    /// Stores the next version. If another process has changed the exam, the change is stale and the grain reads the
    /// exam again.
    /// </summary>
    private async Task<Result<Exam>> Store(Actor actor, ExamState next)
    {
        if (!await exams.UpdateAsync(this.GetPrimaryKey(), next, time.GetUtcNow(), CancellationToken.None))
        {
            _state = await exams.ReadAsync(this.GetPrimaryKey(), CancellationToken.None);
            return ExamProblems.Stale;
        }

        _state = next with { Version = next.Version + 1 };
        return _state.As(this.GetPrimaryKey(), Level(actor));
    }

    private ExamPermission Level(Actor actor) =>
        _state is null ? ExamPermission.None
        : actor.Role == Role.Admin ? ExamPermission.Own
        : actor.Role == Role.Teacher ? _levels.GetValueOrDefault(actor.UserId)
        : ExamPermission.None;

    private async Task LoadPermissions()
    {
        _levels.Clear();
        foreach (
            var entry in _state is null ? [] : await permissions.ListAsync(this.GetPrimaryKey(), CancellationToken.None)
        )
        {
            _levels[entry.TeacherId] = entry.Level;
        }
    }
}
