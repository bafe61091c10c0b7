using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Has narratives told, one after the other, off the way of every request. Every silo with a model runs one; they share the work by the rows.</summary>
internal sealed partial class Narrator(
    NarrativeStore narratives, NarrativeClient model, NarrativeBudget budget, TimeProvider time, IOptions<NarrativeOptions> options, ILogger<Narrator> logger)
    : BackgroundService
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.On)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.Milliseconds), time);
        do
        {
            try
            {
                while (await StepAsync(stoppingToken))
                {
                }
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure) && !stoppingToken.IsCancellationRequested)
            {
                LogAway(logger, failure.GetType().Name);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Tells one; false: none is due. Who dies over it leaves it to the next once its time is over.</summary>
    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        var settings = options.Value;
        var now = time.GetUtcNow();
        if (await narratives.TakeAsync(now, now + TimeSpan.FromSeconds(settings.TimeoutSeconds) + Slack, cancel) is not { } job)
        {
            return false;
        }

        if (!await budget.TakeAsync(now, cancel))
        {
            await narratives.LaterAsync(job, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), job.Tries - 1, cancel);
            return true;
        }

        var reply = await model.AskAsync(job.Figures, cancel);
        await budget.SpendAsync(now, reply.Tokens, cancel);
        now = time.GetUtcNow();
        if (reply.Text is { } text)
        {
            await narratives.TellAsync(job, text, settings.Model, now, cancel);
            return true;
        }

        LogNothing(logger, job.AttemptId, job.Tries, reply.Reason);
        await (reply.Again && job.Tries <= settings.Retries
            ? narratives.LaterAsync(job, now + NarrativeRules.Wait(settings.RetrySeconds, job.Tries), job.Tries, cancel)
            : narratives.FailAsync(job, now, cancel));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Narratives wait for the database ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Narratives were not told")]
    private static partial void LogFault(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No narrative of attempt {AttemptId} at try {Tries}: {Reason}")]
    private static partial void LogNothing(ILogger logger, Guid attemptId, int tries, string reason);
}
