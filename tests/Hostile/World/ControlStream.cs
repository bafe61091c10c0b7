using System.Globalization;
using System.Text;
using System.Text.Json;
using Veritas.Tests.Hostile.Wire;

namespace Veritas.Tests.Hostile.World;

/// <summary>An attempt that streams valid events during the attack over one connection, which must stay open.</summary>
public sealed class ControlStream(Uri server, string ticket, DateTimeOffset began)
{
    private const int PerFrame = 5;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(25);
    private static readonly string[] Types =
    [
        "clipboard.copy",
        "contextmenu.opened",
        "tab.hidden",
        "clipboard.paste_internal",
    ];

    /// <summary>The events that were sent, one per line: number, type, time, duration.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Sends events until stopped, then waits until all are durable.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var (socket, status) = await RawSocket.OpenAsync(
            server,
            $"/ws/monitor?ticket={ticket}&client=control",
            "veritas.monitor.v1"
        );
        using var open =
            socket ?? throw new InvalidOperationException($"the control attempt's socket was refused with {status}");
        using var pace = new PeriodicTimer(Every);
        await NextAsync(open, "welcome");
        do
        {
            await open.SendAsync(RawSocket.Frame(RawSocket.Text, Frame()));
            while ((await NextAsync(open, "ack")).GetProperty("accepted").GetInt64() < Sent.Count)
            {
                // An acknowledgement of an earlier frame.
            }

            await pace.WaitForNextTickAsync(CancellationToken.None);
        } while (!stop.IsCancellationRequested);

        await open.SendAsync(RawSocket.Frame(RawSocket.Text, Frame()));
        while ((await NextAsync(open, "ack")).GetProperty("durable").GetInt64() < Sent.Count)
        {
            // Not all events are durable yet.
        }
    }

    private byte[] Frame()
    {
        var first = Sent.Count + 1;
        var events = new List<string>();
        for (var i = 0; i < PerFrame; i++)
        {
            var seq = Sent.Count + 1;
            var (type, at, ms) = (
                Types[seq % Types.Length],
                began
                    .AddMilliseconds(seq * 5)
                    .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                seq % 3_000
            );
            events.Add($"{{\"type\":\"{type}\",\"at\":\"{at}\",\"ms\":{ms}}}");
            Sent.Add($"{seq} {type} {at} {ms}");
        }

        return Encoding.UTF8.GetBytes($"{{\"t\":\"events\",\"seq\":{first},\"events\":[{string.Join(',', events)}]}}");
    }

    private static async Task<JsonElement> NextAsync(RawSocket socket, string kind)
    {
        while (await socket.ReceiveAsync() is { } bytes)
        {
            var frame = JsonElement.Parse(bytes);
            var t = frame.GetProperty("t").GetString();
            if (t == kind)
            {
                return frame;
            }

            if (t == "error")
            {
                throw new InvalidOperationException($"the control attempt was refused: {frame}");
            }
        }

        throw new InvalidOperationException($"the control attempt's socket was closed with {socket.Closed}");
    }
}
