using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Veritas.Privacy;

/// <summary>Deletes the evidence of attempts whose time is up, where the institution has turned that on.</summary>
internal sealed partial class RetentionJob(
    RetentionWork work, TimeProvider time, IOptions<PrivacyOptions> options, ILogger<RetentionJob> logger)
{
    /// <summary>Batches that share a line of the log.</summary>
    private const int AtOnce = 50;

    /// <summary>Deletes some batches; true: more may be due.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var batches = 0;
        try
        {
            while (options.Value.Retention && batches < AtOnce
                && await work.StepAsync(options.Value.RetentionBatch, time.GetUtcNow(), cancel))
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

        return batches == AtOnce;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Retention has deleted {Batches} batches; their proofs are in deletion_records")]
    private partial void LogDeleted(int batches);
}
