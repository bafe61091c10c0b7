using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Analyses attempts soon after their end, and older ones that have no analysis of this version.</summary>
internal sealed partial class BehaviorKeeper(
    BehaviorQueue queue, Analyst analyst, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<BehaviorKeeper> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.BehaviorMilliseconds), time, logger)
{
    private const int Batch = 20;

    private readonly AnalysisOptions _settings = options.Value;
    private readonly ILogger _logger = logger;
    private bool _swept = options.Value.BehaviorSweep == 0;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        while (await WorkAsync(cancel) == Batch)
        {
        }

        _swept = _swept || await queue.SweepAsync(_settings.BehaviorSweep, cancel);
    }

    private async Task<int> WorkAsync(CancellationToken cancel)
    {
        var attempts = await queue.TakeAsync(_settings.BehaviorSettleSeconds, Batch, cancel);
        foreach (var attempt in attempts)
        {
            try
            {
                await analyst.AnalyseAsync(attempt, force: false, cancel);
                await queue.DoneAsync(attempt, cancel);
            }
            catch (Exception fault) when (!DatabaseAway.Explains(fault))
            {
                // The others have their turn; this one comes again later, some times.
                LogAttempt(_logger, attempt, fault);
                await queue.FailedAsync(attempt, cancel);
            }
        }

        return attempts.Length;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {AttemptId} was not analysed")]
    private static partial void LogAttempt(ILogger logger, Guid attemptId, Exception fault);
}
