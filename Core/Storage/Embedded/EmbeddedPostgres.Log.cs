using Microsoft.Extensions.Logging;

namespace Veritas.Storage.Embedded;

public sealed partial class EmbeddedPostgres
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Embedded PostgreSQL {Major}: a new data folder was created at {Folder}"
    )]
    private static partial void Initialised(ILogger logger, int major, string folder);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Embedded PostgreSQL started on port {Port} in {Milliseconds} ms")]
    private static partial void Started(ILogger logger, int port, long milliseconds);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Embedded PostgreSQL is already running (process {Pid}, port {Port}) and is reused"
    )]
    private static partial void TakenOver(ILogger logger, int pid, int port);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Embedded PostgreSQL (process {Pid}) does not accept connections and is restarted"
    )]
    private static partial void Hung(ILogger logger, int pid);

    [LoggerMessage(Level = LogLevel.Error, Message = "Embedded PostgreSQL has stopped unexpectedly; restarting it")]
    private static partial void Died(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Embedded PostgreSQL is running again on port {Port}")]
    private static partial void Revived(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Error, Message = "Embedded PostgreSQL could not be restarted")]
    private static partial void NotRevived(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Embedded PostgreSQL stopped: {Stopped}")]
    private static partial void Stopped(ILogger logger, bool stopped);
}
