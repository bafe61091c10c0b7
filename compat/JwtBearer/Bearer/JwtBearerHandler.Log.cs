using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

public sealed partial class JwtBearerHandler
{
    [LoggerMessage(1, LogLevel.Information, "A bearer token was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
