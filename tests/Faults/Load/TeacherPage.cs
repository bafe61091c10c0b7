using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A teacher's live view of one exam over the real hub: it watches, and after any loss of the connection watches again with the last alert it has seen.
/// </summary>
public sealed class TeacherPage(IReadOnlyList<Uri> addresses, string token, Guid exam)
{
    private const char End = '\u001e';
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _heard = [];
    private readonly HashSet<Guid> _pushed = [];
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Guid? _last;
    private int _doubled;
    private volatile ClientWebSocket? _socket;

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

    public void Drop() => _socket?.Abort();

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
            catch (Exception e) when (e is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
            {
                // Broken; watched again below.
            }

            await Task.Delay(Pause, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectionAsync(Uri server, CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Silence);
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/alerts", Query = $"access_token={token}" }.Uri, limit.Token);
        _socket = socket;
        lock (_gate)
        {
            _pushed.Clear();
        }

        await SendAsync(socket, """{"protocol":"json","version":1}""", limit.Token);
        await SendAsync(socket, JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Watch", arguments = new object?[] { exam, _last } }), limit.Token);
        var text = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, chars) = (new byte[16_384], new char[16_384]);
        while (socket.State == WebSocketState.Open)
        {
            // The hub pings every 15 s: one that says nothing for longer is gone.
            limit.CancelAfter(Silence);
            var part = await socket.ReceiveAsync(bytes, limit.Token);
            text.Append(chars, 0, decoder.GetChars(bytes, 0, part.Count, chars, 0));
            if (part.EndOfMessage && !Take(text))
            {
                return;
            }
        }
    }

    /// <summary>Handles the whole messages; false when the watch was refused and is to be tried again.</summary>
    private bool Take(StringBuilder text)
    {
        var all = text.ToString();
        var from = 0;
        var good = true;
        for (var end = all.IndexOf(End, StringComparison.Ordinal); end >= 0; from = end + 1, end = all.IndexOf(End, from))
        {
            var message = JsonElement.Parse(all[from..end]);
            good &= !message.TryGetProperty("error", out _);
            if (message.TryGetProperty("result", out var answer))
            {
                foreach (var alert in answer.GetProperty("alerts").EnumerateArray())
                {
                    Hear(alert, pushed: false);
                }

                _watching.TrySetResult();
            }
            else if (message.TryGetProperty("target", out var target) && target.GetString() == "alert")
            {
                Hear(message.GetProperty("arguments")[0], pushed: true);
            }
        }

        text.Clear().Append(all, from, all.Length - from);
        return good;
    }

    private void Hear(JsonElement alert, bool pushed)
    {
        var id = alert.GetProperty("id").GetGuid();
        lock (_gate)
        {
            _heard.Add(id);
            _last = id;
            if (!_pushed.Add(id) && pushed)
            {
                Interlocked.Increment(ref _doubled);
            }
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancel) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancel);
}
