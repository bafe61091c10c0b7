namespace Veritas.Analysis;

/// <summary>Analyses one attempt: reads the input, applies the rules, stores the result.</summary>
internal sealed class Analyst(BehaviorReading reading, BehaviorStore analyses, TimeProvider time)
{
    /// <summary>Null for a live attempt, a practice attempt, and when there is no such attempt.</summary>
    public async Task<BehaviorAnalysis?> AnalyseAsync(Guid attemptId, bool force, CancellationToken cancel)
    {
        if (await reading.ReadAsync(attemptId, cancel) is not { } input)
        {
            return null;
        }

        return await analyses.WriteAsync(attemptId, BehaviorRules.Analyse(input), force, time.GetUtcNow(), cancel);
    }
}
