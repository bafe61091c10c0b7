using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Veritas.Privacy;

/// <summary>
/// Deletes the evidence of attempts whose retention period is over, if the institution has turned retention on.
/// </summary>
internal sealed partial class RetentionJob(
    RetentionWork work,
    TimeProvider time,
    IOptions<PrivacyOptions> options,
    ILogger<RetentionJob> logger
)
{
    /// <summary>Batches per run; they share one log entry.</summary>
    private const int BatchesPerRun = 50;

    /// <summary>Deletes up to 50 batches; true when more may be due.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var batches = 0;
        try
        {
            while (
                options.Value.Retention
                && batches < BatchesPerRun
                && await work.StepAsync(options.Value.RetentionBatch, time.GetUtcNow(), cancel)
            )
            {
                batches++;
            }
        }
        finally
        {
            if (batches > 0)
            {
                LogDeleted(batches);
            }
        }

        return batches == BatchesPerRun;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Retention deleted {Batches} batches; their proofs are in deletion_records"
    )]
    private partial void LogDeleted(int batches);
}
