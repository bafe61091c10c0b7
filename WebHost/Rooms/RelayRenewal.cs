using Orleans.Runtime;
using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// Renews the relay's subscriptions, and ends connections whose token or permission no longer holds. Not a periodic
/// job of the silo: a web host without a silo runs it too, and it remembers until when it has read revocations.
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
    /// A room keeps a host for 3 minutes; this often a host finds out that it missed something. A revoked token holds
    /// for at most 5 seconds, the look included.
    /// </summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(10);

    /// <summary>Rows become visible at commit, a little after the time they carry.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _lookedAt;

    /// <summary>Longer than any look takes: a revocation is not missed between two looks.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.WhenAll(relay.Renew(OnTheWay, stoppingToken), DismissUnentitled(stoppingToken));
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
            _lookedAt = null;
        }
        else
        {
            await Task.WhenAll(DismissRevoked(now, cancel), DismissUnpermitted(cancel));
        }
    }

    /// <summary>
    /// Signing out ends the live view too. What was revoked before a dashboard connected was refused when it connected.
    /// </summary>
    private async Task DismissRevoked(DateTimeOffset now, CancellationToken cancel)
    {
        var since = (_lookedAt ?? now) - Overlap;
        var revoked = await accounts.RevokedSince(since, cancel).WaitAsync(AskLimit, time, cancel);
        _lookedAt = now;
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
        grains.GetGrain<IExamGrain>(examId).PermissionOf(actor).WaitAsync(AskLimit, time, cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The look at the open dashboards failed; the next one follows")]
    private partial void LookFailed(Exception failure);
}
