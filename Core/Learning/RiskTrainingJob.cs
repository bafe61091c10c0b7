using Microsoft.Extensions.Logging;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>
/// Trains the waiting model, if there is one. An exception fails the model, so that it is not retried.
/// </summary>
internal sealed partial class RiskTrainingJob(
    RiskModelStore models,
    OutcomeStore outcomes,
    FeatureStore features,
    ILogger<RiskTrainingJob> logger
)
{
    private const int ChunkSize = 200;

    public async Task TrainAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (await models.WaitingAsync(cancel) is not { } waiting)
        {
            return;
        }

        try
        {
            await TrainAsync(waiting.Id, now, cancel);
            LogTrained(waiting.Id);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseAvailability.IsOutage(fault))
        {
            LogFailed(waiting.Id, fault);
            await models.FailAsync(waiting.Id, "The training failed; the log says why.", now, cancel);
        }
    }

    /// <summary>Of two concurrent trainings the first to end is stored.</summary>
    private async Task TrainAsync(Guid modelId, DateTimeOffset now, CancellationToken cancel)
    {
        if (RiskTraining.Train(await ExamplesAsync(cancel)) is var (model, figures))
        {
            await models.ReadyAsync(modelId, model, figures, now, cancel);
        }
        else
        {
            await models.FailAsync(modelId, "There are too few outcomes.", now, cancel);
        }
    }

    private async Task<List<Example>> ExamplesAsync(CancellationToken cancel)
    {
        var known = await outcomes.LatestAsync(RiskTraining.MostOutcomes, cancel);
        var examples = new List<Example>(known.Length);
        foreach (var chunk in known.Chunk(ChunkSize))
        {
            var read = await features.ReadAsync(
                [.. chunk.Select(o => new Moment(o.StudentId, EndOf(o.ObservedOn)))],
                cancel
            );
            examples.AddRange(chunk.Zip(read, (o, f) => new Example(o.StudentId, f, o.HasLeft)));
        }

        return examples;
    }

    private static DateTimeOffset EndOf(DateOnly day) =>
        new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Information, Message = "Training of risk model {ModelId} ended")]
    private partial void LogTrained(Guid modelId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Training of risk model {ModelId} failed")]
    private partial void LogFailed(Guid modelId, Exception fault);
}
