using Microsoft.Extensions.Logging;

namespace Veritas.Audit;

/// <summary>Appends intents that were never finished, because their process died or the writer failed.</summary>
internal sealed partial class UnfinishedChanges(AuditStore store, ILogger<UnfinishedChanges> logger)
{
    private static readonly TimeSpan LongestChange = TimeSpan.FromMinutes(2);

    public async Task AppendAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (await store.AppendUnfinishedAsync(now - LongestChange, cancel) is > 0 and var count)
        {
            LogUnfinished(count);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The outcome of {Count} changes is unknown; the audit log records them with status 0"
    )]
    private partial void LogUnfinished(int count);
}
