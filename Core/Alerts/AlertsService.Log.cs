using Microsoft.Extensions.Logging;

namespace Veritas.Alerts;

internal sealed partial class AlertsService
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {AlertId} acknowledged by {UserId}")]
    private partial void Acknowledged(Guid alertId, Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {AlertId} resolved by {UserId} as {Verdict}")]
    private partial void ResolvedAs(Guid alertId, Guid userId, Verdict verdict);
}
