using System.Collections.Concurrent;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// The access tokens that no longer hold, as this process knows them: its own log-outs at once, those of other
/// processes within the poll. Not a periodic job of the silo: it fills what this process reads at each request, also
/// in a web host without a silo.
/// </summary>
internal sealed partial class Revocations(AccountsService accounts, TimeProvider time, ILogger<Revocations> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(2);
    // Rows become visible at commit, a little after the time they carry.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _revoked = new();
    private DateTimeOffset _since;

    public bool Holds(Guid accessId) => !_revoked.ContainsKey(accessId);

    public void Add(RevokedToken token) => _revoked[token.Id] = token.ExpiresAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var latest = _since;
        foreach (var token in await accounts.RevokedSince(_since).WaitAsync(CallLimit, time, cancel))
        {
            Add(token);
            latest = token.RevokedAt > latest ? token.RevokedAt : latest;
        }

        _since = latest > now - Overlap ? now - Overlap : latest;
        foreach (var (id, expires) in _revoked)
        {
            if (expires + Tokens.Skew < now)
            {
                _revoked.TryRemove(id, out _);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Revoked tokens could not be read ({Reason}); looking again soon")]
    private static partial void LogFailed(ILogger logger, string reason);
}
