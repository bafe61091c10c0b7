using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Thin: asks whose business it is, reads, lets the rules tell; a periodic job trains.</summary>
internal sealed partial class RiskService(
    PerformanceStore records, FeatureStore features, RiskModelStore models, OutcomeStore outcomes, MemberStore members, TimeProvider time,
    IOptions<LearningOptions> options)
{
    private static readonly Problem StudentUnknown = new(ProblemKind.NotFound, "student_unknown", "There is no such student.");
    private static readonly Problem Hidden = new(ProblemKind.Forbidden, "risk_hidden", "The institution does not show this.");
    private static readonly Problem ModelUnknown = new(ProblemKind.NotFound, "model_unknown", "There is no such model.");
    private static readonly Problem NotReady = new(ProblemKind.Conflict, "model_not_ready", "The model is not trained.");
    private static readonly Problem Training = new(ProblemKind.Conflict, "risk_training", "A model is being trained.");
    private static readonly Problem Small = new(
        ProblemKind.Conflict, "risk_data_small",
        $"A model needs outcomes of {RiskTraining.LeastStudents} students, {RiskTraining.LeastOutcomes} who left and as many who stayed; the rule is used until then.");

    /// <summary>The risk, as of now, of a student the actor teaches; an admin reads all. Problems: <c>student_unknown</c> (also for everybody else).</summary>
    public Task<Result<StudentRisk>> Read(Actor actor, Guid studentId, CancellationToken cancel) => time.WithTimeout<StudentRisk>(cancel, async cancel =>
        await records.PersonAsync(actor, studentId, cancel) is { } student ? await ToldAsync(student, cancel) : StudentUnknown);

    /// <summary>The student's own, where the institution shows it. Problems: <c>risk_hidden</c>, <c>student_unknown</c>.</summary>
    public Task<Result<StudentRisk>> Own(Guid studentId, CancellationToken cancel) => time.WithTimeout<StudentRisk>(cancel, async cancel =>
        !options.Value.ShowRiskToStudents ? Hidden
        : await records.PersonAsync(new Actor(studentId, Role.Student), studentId, cancel) is { } student ? await ToldAsync(student, cancel)
        : StudentUnknown);

    /// <summary>Asks for a model of the outcomes there are; it is trained in the background. Problems: <c>risk_training</c> (one is under way), <c>risk_data_small</c> (less than 200 students, or than 30 outcomes of either kind).</summary>
    public Task<Result<RiskModel>> Train(Actor actor, CancellationToken cancel) => time.WithTimeout<RiskModel>(cancel, async cancel =>
    {
        var (students, left, stayed) = await outcomes.CountAsync(RiskWork.MostOutcomes, cancel);
        if (!RiskTraining.Enough(students, left, stayed))
        {
            return Small;
        }

        var now = time.GetUtcNow();
        return await models.InsertAsync(Guid.CreateVersion7(now), actor.UserId, now, cancel) is { } made ? made : Training;
    });

    /// <summary>Models, latest first. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<RiskModel>>> Models(string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<RiskModel>>(cancel, async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } place || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var rows = await models.ListAsync(place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Id.ToString());
    });

    /// <summary>Uses that model from now on. Problems: <c>model_unknown</c>, <c>model_not_ready</c>.</summary>
    public Task<Result<RiskModel>> Activate(Guid modelId, CancellationToken cancel) => time.WithTimeout<RiskModel>(cancel, async cancel =>
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
    });

    /// <summary>Uses the rule again; with the rule in use changes nothing. Problems: <c>model_unknown</c>.</summary>
    public Task<Result<Done>> Deactivate(Guid modelId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel => await models.DeactivateAsync(modelId, cancel) ? Done.Value : ModelUnknown);

    private async Task<StudentRisk> ToldAsync(Person student, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (active, read) = (models.ActiveAsync(cancel), features.ReadAsync([new Moment(student.Id, now)], cancel));
        await Task.WhenAll(active, read);
        return RiskScoring.Of(student, (await read)[0], await active, options.Value, now);
    }
}
