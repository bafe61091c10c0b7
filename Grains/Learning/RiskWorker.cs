using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Learning;

/// <summary>Trains models and keeps levels fresh. What two silos do at once is the same.</summary>
internal sealed partial class RiskWorker(
    RiskWork work, RiskModelStore models, TimeProvider time, IOptions<LearningOptions> options, ILogger<RiskWorker> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.TrainingMilliseconds), time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;
    private readonly TimeSpan _every = TimeSpan.FromSeconds(options.Value.RefreshSeconds);
    private DateTimeOffset _refreshed = DateTimeOffset.MinValue;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        await TrainAsync(cancel);
        if (_time.GetUtcNow() - _refreshed >= _every)
        {
            _refreshed = _time.GetUtcNow();
            while (await work.RefreshAsync(_time.GetUtcNow(), cancel) > 0)
            {
            }
        }
    }

    /// <summary>A model whose training is at fault fails; it does not wait for ever.</summary>
    private async Task TrainAsync(CancellationToken cancel)
    {
        try
        {
            if (await work.TrainAsync(_time.GetUtcNow(), cancel))
            {
                LogTrained(_logger);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseAway.Explains(fault))
        {
            LogFault(_logger, fault);
            if (await models.WaitingAsync(cancel) is { } waiting)
            {
                await models.FailAsync(waiting.Id, "The training failed; the log says why.", _time.GetUtcNow(), cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A model of risk was trained")]
    private static partial void LogTrained(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "A model of risk cannot be trained")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
