using Microsoft.Extensions.Logging;

namespace Veritas.Storage;

public sealed partial class VeritasDatabase
{
    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Using the server of ConnectionStrings:Veritas, PostgreSQL {Major}"
    )]
    private static partial void UsingServer(ILogger logger, int major);
}
