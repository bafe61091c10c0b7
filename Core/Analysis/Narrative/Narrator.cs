using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Veritas.Analysis;

/// <summary>Has narratives told, one after the other; idle without a model.</summary>
internal sealed partial class Narrator(
    NarrativeStore narratives, NarrativeClient model, NarrativeBudget budget, TimeProvider time, IOptions<NarrativeOptions> options, ILogger<Narrator> logger)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private readonly NarrativeOptions _settings = options.Value;

    /// <summary>
    /// Tells one; false: none is due, or there is no model. A process that dies leaves it to another once the lease is
    /// over.
    /// </summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var lease = TimeSpan.FromSeconds(_settings.TimeoutSeconds) + Slack;
        if (!_settings.On || await narratives.TakeAsync(now, now + lease, cancel) is not { } job)
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
        now = time.GetUtcNow();
        if (reply.Text is { } text)
        {
            await narratives.TellAsync(job, text, _settings.Model, now, cancel);
            return true;
        }

        LogNothing(job.AttemptId, job.Tries, reply.Reason);
        await (reply.Again && job.Tries <= _settings.Retries
            ? narratives.LaterAsync(job, now + NarrativeRules.Wait(_settings.RetrySeconds, job.Tries), job.Tries, cancel)
            : narratives.FailAsync(job, now, cancel));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No narrative of attempt {AttemptId} at try {Tries}: {Reason}")]
    private partial void LogNothing(Guid attemptId, int tries, string reason);
}
