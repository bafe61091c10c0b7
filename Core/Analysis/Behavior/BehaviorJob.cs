using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Analyses attempts soon after their end, and older ones without an analysis of the current version.
/// </summary>
internal sealed partial class BehaviorJob(
    BehaviorQueue queue,
    Analyst analyst,
    IOptions<AnalysisOptions> options,
    ILogger<BehaviorJob> logger
)
{
    private const int Batch = 20;

    private readonly AnalysisOptions _settings = options.Value;
    private bool _swept = options.Value.BehaviorSweep == 0;

    /// <summary>Analyses a batch; true if more may be due. Sweeps older attempts once the queue is empty.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var attempts = await queue.TakeAsync(_settings.BehaviorSettleSeconds, Batch, cancel);
        foreach (var attempt in attempts)
        {
            await AnalyseAsync(attempt, cancel);
        }

        if (attempts.Length == Batch)
        {
            return true;
        }

        _swept = _swept || await queue.SweepAsync(_settings.BehaviorSweep, cancel);
        return false;
    }

    private async Task AnalyseAsync(Guid attempt, CancellationToken cancel)
    {
        try
        {
            await analyst.AnalyseAsync(attempt, force: false, cancel);
            await queue.DoneAsync(attempt, cancel);
        }
        catch (Exception fault) when (!DatabaseAvailability.IsOutage(fault))
        {
            // It must not block the other attempts; the queue retries it a few times.
            LogFailed(attempt, fault);
            await queue.FailedAsync(attempt, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Analysis of attempt {AttemptId} failed")]
    private partial void LogFailed(Guid attemptId, Exception fault);
}
