using System.Net.WebSockets;
using System.Text.Json;

namespace Veritas.Tests.Faults.Chance;

/// <summary>The steps of a client, each of which sends something.</summary>
public sealed partial class RandomClient
{
    private const int PerFrame = 50;

    private Task StepAsync(ClientWebSocket socket, HttpClient http, int goal, CancellationToken cancel)
    {
        var accepted = Volatile.Read(ref _accepted);
        return _random.Next(100) switch
        {
            < 6 when accepted > 0 => SendAsync(socket, _random.NextInt64(1, accepted + 1), Size(), cancel),
            < 15 when accepted > 0 => SendAsync(socket, Math.Max(1, accepted - _random.Next(60)), Size(), cancel),
            < 19 when accepted > 0 => SpoilAsync(socket, accepted, cancel),
            < 22 => PingAsync(socket, cancel),
            < 25 => PostAsync(http, goal, cancel),
            < 31 => SwapAsync(socket, goal, cancel),
            < 38 => RequestAsync(cancel),
            < 43 => LeaveGapAsync(socket, goal, cancel),
            _ => AdvanceAsync(socket, goal, cancel),
        };
    }

    private async Task RequestAsync(CancellationToken cancel)
    {
        if (await Requests.StepAsync(_random, cancel) is { } error)
        {
            Broken ??= error;
        }
    }

    private int Size() => _random.Next(3) == 0 ? 1 : _random.Next(1, PerFrame + 1);

    /// <summary>Sends the next events.</summary>
    private async Task AdvanceAsync(ClientWebSocket socket, int goal, CancellationToken cancel)
    {
        var next = Volatile.Read(ref _next);
        var count = Make(next, Size(), goal);
        if (count > 0 && Interlocked.CompareExchange(ref _next, next + count, next) == next)
        {
            await SendAsync(socket, next, count, cancel);
        }
    }

    /// <summary>Sends two frames in the wrong order. The first one is refused, and its events are sent later.</summary>
    private async Task SwapAsync(ClientWebSocket socket, int goal, CancellationToken cancel)
    {
        var next = Volatile.Read(ref _next);
        var count = Make(next, 2 * Size(), goal) / 2;
        if (count > 0)
        {
            await SendAsync(socket, next + count, count, cancel);
            await SendAsync(socket, next, count, cancel);
            Interlocked.CompareExchange(ref _next, next + count, next);
        }
    }

    private async Task LeaveGapAsync(ClientWebSocket socket, int goal, CancellationToken cancel)
    {
        var next = Volatile.Read(ref _next);
        var count = Make(next, 1 + Size(), goal);
        if (count > 1)
        {
            await SendAsync(socket, next + 1, count - 1, cancel);
        }
    }

    /// <summary>Sends an accepted event with other content, which changes nothing.</summary>
    private Task SpoilAsync(ClientWebSocket socket, long accepted, CancellationToken cancel)
    {
        Counts.Spoilt++;
        var frame = _events.Frame(Math.Max(1, accepted - _random.Next(64)), 1, spoilt: true);
        return socket.SendAsync(frame, WebSocketMessageType.Text, true, cancel);
    }

    private Task SendAsync(ClientWebSocket socket, long first, int count, CancellationToken cancel)
    {
        var frame = _events.Frame(first, Math.Min(count, (int)(Sent.Count - first + 1)));
        Counts.Frames++;
        Counts.Repeated += Math.Clamp(Volatile.Read(ref _accepted) - first + 1, 0, count);
        return socket.SendAsync(frame, WebSocketMessageType.Text, true, cancel);
    }

    private static Task PingAsync(ClientWebSocket socket, CancellationToken cancel) =>
        socket.SendAsync("""{"t":"ping","at":"now"}"""u8.ToArray(), WebSocketMessageType.Text, true, cancel);

    /// <summary>Sends the next events over HTTP, while the socket goes on.</summary>
    private async Task PostAsync(HttpClient http, int goal, CancellationToken cancel)
    {
        var next = Volatile.Read(ref _next);
        var count = Make(next, Size(), goal);
        if (count == 0)
        {
            return;
        }

        using var body = new ByteArrayContent(_events.Frame(next, count));
        body.Headers.ContentType = new("application/json");
        var wait = _random.Next(2) == 0 ? "&wait=durable" : "";
        using var response = await http.PostAsync($"/monitor/events?ticket={ticket}{wait}", body, cancel);
        Counts.Posts++;
        if (response.IsSuccessStatusCode)
        {
            var told = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            NoteDurable(told.GetProperty("durable").GetInt64());
        }
    }

    /// <summary>Produces events until there are that many from a number on, and returns how many there are.</summary>
    private int Make(long next, int count, int goal)
    {
        count = (int)Math.Min(count, goal - next + 1);
        if (next + count - 1 - Sent.Count is > 0 and var missing)
        {
            _events.Produce((int)missing);
        }

        return Math.Max(0, count);
    }
}
