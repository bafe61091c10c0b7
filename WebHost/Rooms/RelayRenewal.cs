using Orleans.Runtime;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Renews the relay's subscriptions, and closes connections whose token has expired or been revoked or whose permission
/// was revoked. Not a periodic job of the silo, because web hosts without a silo run it too.
/// </summary>
internal sealed partial class RelayRenewal(
    RoomRelay relay,
    Dashboards dashboards,
    IGrainFactory grains,
    AccountsService accounts,
    TimeProvider time,
    ILogger<RelayRenewal> logger
) : BackgroundService
{
    /// <summary>
    /// A room removes a host after 3 minutes without renewal. The period also bounds how late lost pushes are found,
    /// and keeps the delay after a revocation under 5 seconds.
    /// </summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Rows become visible at commit, a little after the time they contain.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _revocationsReadAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.WhenAll(relay.Renew(InFlight, stoppingToken), DismissUnentitled(stoppingToken));
            }
            catch (Exception failure)
                when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LookFailed(failure);
            }
        }
    }

    private async Task DismissUnentitled(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var dashboard in dashboards.Open.Where(d => d.Caller.ExpiresAt <= now))
        {
            dashboard.Dismiss("token_expired");
        }

        if (dashboards.Open.Count == 0)
        {
            _revocationsReadAt = null;
        }
        else
        {
            await Task.WhenAll(DismissRevoked(now, cancel), DismissUnpermitted(cancel));
        }
    }

    /// <summary>
    /// Closes dashboards whose token was revoked. Tokens revoked earlier were refused when the dashboard connected.
    /// </summary>
    private async Task DismissRevoked(DateTimeOffset now, CancellationToken cancel)
    {
        var since = (_revocationsReadAt ?? now) - Overlap;
        var revoked = await accounts.RevokedSince(since, cancel).WaitAsync(CallTimeout, time, cancel);
        _revocationsReadAt = now;
        var ids = revoked.Select(token => token.Id).ToHashSet();
        foreach (var dashboard in dashboards.Open.Where(d => ids.Contains(d.Caller.TokenId)))
        {
            dashboard.Dismiss("token_revoked");
        }
    }

    private async Task DismissUnpermitted(CancellationToken cancel)
    {
        foreach (
            var watched in dashboards
                .Open.SelectMany(d => d.Rooms)
                .GroupBy(room => (room.ExamId, room.Dashboard.Caller.Actor))
        )
        {
            if (await PermissionOf(watched.Key.ExamId, watched.Key.Actor, cancel) < ExamPermission.Proctor)
            {
                foreach (var room in watched)
                {
                    room.Dashboard.Dismiss("permission_withdrawn");
                }
            }
        }
    }

    private Task<ExamPermission> PermissionOf(Guid examId, Actor actor, CancellationToken cancel) =>
        grains.GetGrain<IExamGrain>(examId).PermissionOf(actor).WaitAsync(CallTimeout, time, cancel);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Renewing subscriptions and checking dashboards failed; retrying in the next period"
    )]
    private partial void LookFailed(Exception failure);
}
