using Microsoft.Extensions.Logging;

namespace Veritas.Grains.Accounts;

internal sealed partial class TokenSweeper
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Removed {Count} expired refresh tokens and quiet addresses")]
    private partial void Swept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired tokens could not be removed; the next hour tries again")]
    private partial void SweepFailed(Exception failure);
}
