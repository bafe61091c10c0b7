using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Veritas.Grains.Accounts;

/// <summary>Once an hour removes tokens that have expired, so that the tables do not grow with the years.</summary>
internal sealed partial class TokenSweeper(TokenStore tokens, GuessStore guesses, TimeProvider time, ILogger<TokenSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Swept(await tokens.Purge(time.GetUtcNow()) + await guesses.Purge(time.GetUtcNow()));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The rows can wait an hour more.
                SweepFailed(failure);
            }
        }
    }
}
