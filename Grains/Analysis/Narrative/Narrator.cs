using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Has narratives told, one after the other; idle without a model.</summary>
internal sealed partial class Narrator(
    NarrativeStore narratives, NarrativeClient model, NarrativeBudget budget, TimeProvider time, IOptions<NarrativeOptions> options, ILogger<Narrator> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.Milliseconds), time, logger)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private readonly NarrativeOptions _settings = options.Value;
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        while (_settings.On && await StepAsync(cancel))
        {
        }
    }

    /// <summary>Tells one; false: none is due. Who dies over it leaves it to the next once its time is over.</summary>
    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        if (await narratives.TakeAsync(now, now + TimeSpan.FromSeconds(_settings.TimeoutSeconds) + Slack, cancel) is not { } job)
        {
            return false;
        }

        if (!await budget.TakeAsync(now, cancel))
        {
            await narratives.LaterAsync(job, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), job.Tries - 1, cancel);
            return true;
        }

        var reply = await model.AskAsync(job.Figures, job.Trace, cancel);
        await budget.SpendAsync(now, reply.Tokens, cancel);
        now = _time.GetUtcNow();
        if (reply.Text is { } text)
        {
            await narratives.TellAsync(job, text, _settings.Model, now, cancel);
            return true;
        }

        LogNothing(_logger, job.AttemptId, job.Tries, reply.Reason);
        await (reply.Again && job.Tries <= _settings.Retries
            ? narratives.LaterAsync(job, now + NarrativeRules.Wait(_settings.RetrySeconds, job.Tries), job.Tries, cancel)
            : narratives.FailAsync(job, now, cancel));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No narrative of attempt {AttemptId} at try {Tries}: {Reason}")]
    private static partial void LogNothing(ILogger logger, Guid attemptId, int tries, string reason);
}
