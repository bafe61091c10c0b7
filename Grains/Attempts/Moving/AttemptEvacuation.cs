using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Moves attempts to other silos before this silo stops, so that a rolling restart reads nothing from the database.
/// Registered after the silo, so that it stops before it.
/// </summary>
internal sealed partial class AttemptEvacuation(AttemptMoves moves, ILogger<AttemptEvacuation> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var count = await moves.LeaveAsync(cancellationToken);
        if (count > 0)
        {
            LogLeft(logger, count);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Moved {Count} live attempts to other silos before stopping"
    )]
    private static partial void LogLeft(ILogger logger, int count);
}
