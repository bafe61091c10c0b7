using System.Net.Http;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A teacher's live view of one exam over the real hub: it watches, and after any loss of the connection watches again
/// with the number of the last alert it has seen.
/// </summary>
public sealed class TeacherPage(IReadOnlyList<Uri> addresses, string token, Guid exam)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // The hub pings every ten seconds: a server that says nothing for longer than this is gone.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _heard = [];
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _last;
    private int _doubled;

    /// <summary>Completes with the first snapshot.</summary>
    public Task Watching => _watching.Task;

    /// <summary>Alerts seen so far.</summary>
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

    /// <summary>Alerts that one connection was sent twice.</summary>
    public int Doubled => Volatile.Read(ref _doubled);

    /// <summary>Those of the given alerts that were never seen.</summary>
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
                // Broken, or the watch was refused; watched again below.
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
        // The answer comes first on the wire, but the client may handle a push before it: the push waits.
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

    /// <summary>A connection as a page opens it: one WebSocket, without a reconnect of its own.</summary>
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
