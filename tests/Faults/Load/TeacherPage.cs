using System.Net.Http;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A teacher's live view of one exam over the hub. After a lost connection it watches again with the number of its last
/// alert.
/// </summary>
public sealed class TeacherPage(IReadOnlyList<Uri> addresses, string token, Guid exam)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // The hub pings every ten seconds, so the server is unreachable after this time without a message.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _heard = [];
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _last;
    private int _doubled;

    /// <summary>Completes after the first snapshot.</summary>
    public Task Watching => _watching.Task;

    /// <summary>Number of alerts received so far.</summary>
    public int Heard
    {
        get
        {
            lock (_gate)
            {
                return _heard.Count;
            }
        }
    }

    /// <summary>Number of alerts that were sent twice on one connection.</summary>
    public int Doubled => Volatile.Read(ref _doubled);

    /// <summary>The given alerts that were never received.</summary>
    public IReadOnlyList<Guid> Missed(IEnumerable<Guid> alerts)
    {
        lock (_gate)
        {
            return [.. alerts.Where(a => !_heard.Contains(a))];
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var turn = 0; !cancel.IsCancellationRequested; turn++)
        {
            try
            {
                await ConnectionAsync(addresses[turn % addresses.Count], cancel);
            }
            catch (Exception e)
                when (e
                        is WebSocketException
                            or HttpRequestException
                            or IOException
                            or HubException
                            or TimeoutException
                            or OperationCanceledException
                            or InvalidOperationException
                )
            {
                // The connection broke or the watch was refused; the loop tries again.
            }

            await Task.Delay(Pause, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectionAsync(Uri server, CancellationToken cancel)
    {
        await using var hub = Connection(server);
        var (shown, ended, sent) = (Signal(), Signal(), new HashSet<Guid>());
        hub.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        // The response arrives first, but the client may handle a push earlier, so pushes wait for the response.
        hub.On<JsonElement>(
            "alert",
            async alert =>
            {
                await shown.Task;
                Hear(alert, sent);
            }
        );
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Silence);
        try
        {
            await hub.StartAsync(limit.Token);
            var room = await hub.InvokeAsync<JsonElement>("Watch", exam, _last, limit.Token);
            foreach (var alert in room.GetProperty("alerts").EnumerateArray())
            {
                Hear(alert, sent);
            }

            _watching.TrySetResult();
            shown.SetResult();
        }
        finally
        {
            shown.TrySetCanceled(CancellationToken.None);
        }

        await ended.Task.WaitAsync(cancel);
    }

    /// <summary>A connection like that of a page: one WebSocket without automatic reconnects.</summary>
    private HubConnection Connection(Uri server)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(server, "/hubs/alerts"),
                options =>
                {
                    options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                    options.Transports = HttpTransportType.WebSockets;
                    options.SkipNegotiation = true;
                }
            )
            .Build();
        (hub.ServerTimeout, hub.HandshakeTimeout) = (Silence, Silence);
        return hub;
    }

    private void Hear(JsonElement alert, HashSet<Guid> sent)
    {
        var id = alert.GetProperty("id").GetGuid();
        lock (_gate)
        {
            _heard.Add(id);
            _last = Math.Max(_last ?? 0, alert.GetProperty("no").GetInt64());
            if (!sent.Add(id))
            {
                Interlocked.Increment(ref _doubled);
            }
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
