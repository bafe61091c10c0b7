using Microsoft.Extensions.Logging;

namespace Veritas.Audit;

/// <summary>Chains changes that were begun and never finished: their process died, or the writer failed.</summary>
internal sealed partial class UnfinishedChanges(AuditStore store, ILogger<UnfinishedChanges> logger)
{
    private static readonly TimeSpan LongestChange = TimeSpan.FromMinutes(2);

    public async Task ChainAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (await store.AppendUnfinished(now - LongestChange, cancel) is > 0 and var count)
        {
            LogUnfinished(count);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} changes were begun and their end is not known; the audit log has them with status 0")]
    private partial void LogUnfinished(int count);
}
