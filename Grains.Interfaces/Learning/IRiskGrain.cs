using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;

namespace Veritas.Learning;

/// <summary>
/// The risk of dropping out, and the models it is told by. Key: 0; any number of activations. Without an active model a rule tells it. Without the
/// database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.IRiskGrain")]
public interface IRiskGrain : IGrainWithIntegerKey
{
    /// <summary>The risk, as of now, of a student the actor teaches; an admin reads all. Problems: <c>student_unknown</c> (also for everybody else).</summary>
    [Alias("Read"), Repeatable]
    Task<Result<StudentRisk>> Read(Actor actor, Guid studentId);

    /// <summary>The student's own, where the institution shows it. Problems: <c>risk_hidden</c>, <c>student_unknown</c>.</summary>
    [Alias("Own"), Repeatable]
    Task<Result<StudentRisk>> Own(Guid studentId);

    /// <summary>Outcomes, latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("Outcomes"), Repeatable]
    Task<Result<Page<Outcome>>> Outcomes(string? after, int limit);

    /// <summary>Enters an outcome, in place of an earlier one of the same student and term. Problems: <c>outcome_invalid</c>, <c>student_unknown</c>.</summary>
    [Alias("Enter"), Repeatable]
    Task<Result<Outcome>> Enter(Actor actor, OutcomeDraft draft);

    /// <summary>Enters the outcomes of a file with the columns email or student_number, term, left (true or false), observed_on. With a fault nothing is entered, unless <paramref name="partial"/>.</summary>
    [Alias("Import"), Repeatable]
    Task<Result<TableReport>> Import(Actor actor, TableFormat format, string file, bool partial);

    /// <summary>Asks for a model of the outcomes there are; it is trained in the background. Problems: <c>risk_training</c> (one is under way), <c>risk_data_small</c> (less than 200 students, or than 30 outcomes of either kind).</summary>
    [Alias("Train")]
    Task<Result<RiskModel>> Train(Actor actor);

    /// <summary>Models, latest first. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Models"), Repeatable]
    Task<Result<Page<RiskModel>>> Models(string? after, int limit);

    /// <summary>Uses that model from now on. Problems: <c>model_unknown</c>, <c>model_not_ready</c>.</summary>
    [Alias("Activate"), Repeatable]
    Task<Result<RiskModel>> Activate(Guid modelId);

    /// <summary>Uses the rule again; with the rule in use changes nothing. Problems: <c>model_unknown</c>.</summary>
    [Alias("Deactivate"), Repeatable]
    Task<Result<Done>> Deactivate(Guid modelId);
}
