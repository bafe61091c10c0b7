using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Veritas.Analysis;

/// <summary>Writes requested narratives, one at a time; idle without a model.</summary>
internal sealed partial class Narrator(
    NarrativeStore narratives,
    NarrativeClient model,
    NarrativeBudget budget,
    TimeProvider time,
    IOptions<NarrativeOptions> options,
    ILogger<Narrator> logger
)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private readonly NarrativeOptions _settings = options.Value;

    /// <summary>
    /// Writes one narrative; false if none is due or there is no model. If the process dies, another one retries after
    /// the lease.
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
            var tomorrow = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            await narratives.LaterAsync(job, tomorrow, job.Tries - 1, cancel);
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

        LogFailed(job.AttemptId, job.Tries, reply.Reason);
        var retryAt = now + NarrativeRules.Wait(_settings.RetrySeconds, job.Tries);
        await (
            reply.Again && job.Tries <= _settings.Retries
                ? narratives.LaterAsync(job, retryAt, job.Tries, cancel)
                : narratives.FailAsync(job, now, cancel)
        );
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Try {Tries} of the narrative of attempt {AttemptId} failed: {Reason}"
    )]
    private partial void LogFailed(Guid attemptId, int tries, string reason);
}
