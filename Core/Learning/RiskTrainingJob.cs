using Microsoft.Extensions.Logging;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Trains the model that waits. One whose training is at fault fails; it does not wait for ever.</summary>
internal sealed partial class RiskTrainingJob(RiskWork work, RiskModelStore models, ILogger<RiskTrainingJob> logger)
{
    public async Task TrainAsync(DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            if (await work.TrainAsync(now, cancel))
            {
                LogTrained();
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseAvailability.IsOutage(fault))
        {
            LogFault(fault);
            if (await models.WaitingAsync(cancel) is { } waiting)
            {
                await models.FailAsync(waiting.Id, "The training failed; the log says why.", now, cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A model of risk was trained")]
    private partial void LogTrained();

    [LoggerMessage(Level = LogLevel.Error, Message = "A model of risk cannot be trained")]
    private partial void LogFault(Exception fault);
}
