using Microsoft.Extensions.Logging;

namespace Veritas.Storage;

public sealed partial class Migrations
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Migration {File} applied")]
    private static partial void Applied(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is up to date: {Count} migrations applied")]
    private static partial void AllApplied(ILogger logger, int count);
}
