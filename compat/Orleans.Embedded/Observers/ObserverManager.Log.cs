using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

internal static partial class ObserverManagerLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "An observer failed and was dropped; {Left} are left")]
    public static partial void LogObserverDropped(this ILogger logger, Exception exception, int left);
}
