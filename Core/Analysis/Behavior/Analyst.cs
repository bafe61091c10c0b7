
namespace Veritas.Analysis;

/// <summary>Analyses one attempt: read, rules, write.</summary>
internal sealed class Analyst(BehaviorReading reading, BehaviorStore analyses, TimeProvider time)
{
    /// <summary>Null: the attempt is live, a practice attempt, or not there.</summary>
    public async Task<BehaviorAnalysis?> AnalyseAsync(Guid attemptId, bool force, CancellationToken cancel) =>
        await reading.ReadAsync(attemptId, cancel) is { } input
            ? await analyses.WriteAsync(attemptId, BehaviorRules.Analyse(input), force, time.GetUtcNow(), cancel) : null;
}
