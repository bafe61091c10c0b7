using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Risks of dropping out and their models: checks access, reads, and applies the rules.</summary>
internal sealed partial class RiskService(
    TaughtStudents taught,
    FeatureStore features,
    RiskModelStore models,
    OutcomeStore outcomes,
    UserDirectory users,
    TimeProvider time,
    IOptions<LearningOptions> options
)
{
    private static readonly Problem Hidden = new(
        ProblemKind.Forbidden,
        "risk_hidden",
        "The institution does not show students their risk."
    );

    private static readonly Problem ModelUnknown = new(
        ProblemKind.NotFound,
        "model_unknown",
        "There is no such model."
    );

    private static readonly Problem NotReady = new(
        ProblemKind.Conflict,
        "model_not_ready",
        "The model is not trained yet, or its training failed."
    );

    private static readonly Problem Training = new(
        ProblemKind.Conflict,
        "risk_training",
        "Another model is being trained."
    );

    private static readonly Problem TooFewOutcomes = new(
        ProblemKind.Conflict,
        "risk_data_small",
        $"A model needs outcomes of {RiskTraining.LeastStudents} students, {RiskTraining.LeastOutcomes} who left and "
            + $"{RiskTraining.LeastOutcomes} who stayed; until then the rule is used."
    );

    /// <summary>
    /// The current risk of a student the actor teaches; an admin reads all. Problems: <c>student_unknown</c> (also when
    /// the actor does not teach the student).
    /// </summary>
    public Task<Result<StudentRisk>> Read(Actor actor, Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<StudentRisk>(cancel, cancel => ComputeAsync(actor, studentId, cancel));

    /// <summary>
    /// The student's own risk, where the institution shows it. Problems: <c>risk_hidden</c>, <c>student_unknown</c>.
    /// </summary>
    public Task<Result<StudentRisk>> Own(Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<StudentRisk>(
            cancel,
            async cancel =>
                options.Value.ShowRiskToStudents
                    ? await ComputeAsync(new Actor(studentId, Role.Student), studentId, cancel)
                    : Hidden
        );

    /// <summary>
    /// Requests a model of the current outcomes; a periodic job trains it. Problems: <c>risk_training</c> (one is
    /// waiting), <c>risk_data_small</c> (fewer than 200 students, or 30 outcomes of either kind).
    /// </summary>
    public Task<Result<RiskModel>> Train(Actor actor, CancellationToken cancel) =>
        time.WithTimeout<RiskModel>(
            cancel,
            async cancel =>
            {
                var (students, left, stayed) = await outcomes.CountAsync(RiskTraining.MostOutcomes, cancel);
                if (!RiskTraining.Enough(students, left, stayed))
                {
                    return TooFewOutcomes;
                }

                var now = time.GetUtcNow();
                var model = await models.InsertAsync(Guid.CreateVersion7(now), actor.UserId, now, cancel);
                return model is null ? Training : model;
            }
        );

    /// <summary>Models, latest first. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<RiskModel>>> Models(string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<RiskModel>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var rows = await models.ListAsync(before, limit, cancel);
                return Pages.Of(rows, limit, r => r.Id.ToString());
            }
        );

    /// <summary>Activates the model. Problems: <c>model_unknown</c>, <c>model_not_ready</c>.</summary>
    public Task<Result<RiskModel>> Activate(Guid modelId, CancellationToken cancel) =>
        time.WithTimeout<RiskModel>(
            cancel,
            async cancel =>
            {
                if (await models.FindAsync(modelId, cancel) is not { } found)
                {
                    return ModelUnknown;
                }

                if (found.State != RiskModelState.Ready)
                {
                    return NotReady;
                }

                await models.ActivateAsync(modelId, cancel);
                return (await models.FindAsync(modelId, cancel))!;
            }
        );

    /// <summary>Deactivates the model, so that the rule is used; idempotent. Problems: <c>model_unknown</c>.</summary>
    public Task<Result<Done>> Deactivate(Guid modelId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel => await models.DeactivateAsync(modelId, cancel) ? Done.Value : ModelUnknown
        );

    private async Task<Result<StudentRisk>> ComputeAsync(Actor actor, Guid studentId, CancellationToken cancel)
    {
        if (await taught.PersonAsync(actor, studentId, cancel) is not { } student)
        {
            return UserDirectory.StudentUnknown;
        }

        var now = time.GetUtcNow();
        var active = models.ActiveAsync(cancel);
        var read = features.ReadAsync([new Moment(studentId, now)], cancel);
        await Task.WhenAll(active, read);
        return RiskScoring.Of(student, (await read)[0], await active, options.Value, now);
    }
}
