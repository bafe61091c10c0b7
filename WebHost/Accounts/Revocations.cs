using System.Collections.Concurrent;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// The revoked access tokens that this process knows: its own at once, those of other processes with the next poll. Not
/// a periodic job of the silo, because every web host needs its own copy, also one without a silo.
/// </summary>
internal sealed partial class Revocations(AccountsService accounts, TimeProvider time, ILogger<Revocations> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(2);

    // Rows become visible at commit, a little after the time they contain.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _revoked = new();
    private DateTimeOffset _since;

    public bool Contains(Guid accessId) => _revoked.ContainsKey(accessId);

    public void Add(RevokedToken token) => _revoked[token.Id] = token.ExpiresAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var latest = _since;
        foreach (var token in await accounts.RevokedSince(_since, cancel).WaitAsync(CallLimit, time, cancel))
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Revoked tokens could not be read ({Reason}); retrying in a moment"
    )]
    private static partial void LogFailed(ILogger logger, string reason);
}
