using Microsoft.Extensions.Logging;

namespace Veritas.Grains.Storage;

public sealed partial class Migrations
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Migration {File} applied")]
    private static partial void Applied(ILogger logger, string file);
}
