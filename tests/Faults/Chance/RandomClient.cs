using System.Net.WebSockets;
using System.Text.Json;

namespace Veritas.Tests.Faults.Chance;

/// <summary>
/// A client whose every step is random: it sends frames of 1 to 50 events in order, too early, again, overlapping and
/// with other content, pings, posts over HTTP, drops its connection, and abandons handshakes. What it has been told it
/// does not forget, so that the rows can be compared with it.
/// </summary>
public sealed partial class RandomClient(Guid attempt, string ticket, int seed, IReadOnlyList<Uri> addresses)
{
    private const int UnderWay = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // One for each task, because they run at the same time.
    private readonly Random _random = new(seed);
    private readonly Random _fate = new(seed ^ 0x5eed);
    private readonly RandomEvents _events = new(new Random(~seed));
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly SemaphoreSlim _told = new(0);
    private long _next;
    private long _accepted;
    private long _durable;
    private long _connection;
    private bool _another;

    public Guid Attempt => attempt;

    /// <summary>Requests of the student and the teacher while the client sends.</summary>
    public required RandomRequests Requests { get; init; }

    public IReadOnlyList<SentEvent> Sent => _events.All;

    /// <summary>The last event that the server has called durable.</summary>
    public long Durable => Volatile.Read(ref _durable);

    public ChanceCounts Counts { get; } = new();

    /// <summary>The first violation of the protocol by the server; null without one.</summary>
    public string? Broken { get; private set; }

    /// <summary>Sends that many random events and returns when they are durable.</summary>
    public async Task RunAsync(int goal, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = addresses[0] };
        var waited = false;
        while (Durable < goal)
        {
            try
            {
                await ConnectionAsync(http, goal, cancel);
            }
            catch (Exception e)
                when (!cancel.IsCancellationRequested
                    && e
                        is WebSocketException
                            or HttpRequestException
                            or IOException
                            or TimeoutException
                            or OperationCanceledException
                            or InvalidOperationException
                )
            {
                Counts.Lost++;
            }

            // After one long wait the events made before it are a backlog.
            _events.Produce(Math.Min(_fate.Next(30), goal - Sent.Count));
            var isLong = !waited && _fate.Next(30) == 0;
            waited |= isLong;
            var pause = isLong ? _fate.Next(11_000, 14_000) : _fate.Next(400);
            await Task.Delay(TimeSpan.FromMilliseconds(pause), TimeProvider.System, cancel);
        }
    }

    private Uri Address(long number, string client, bool takeover) =>
        new UriBuilder(addresses[_fate.Next(addresses.Count)])
        {
            Scheme = "ws",
            Path = "/ws/monitor",
            Query = $"ticket={ticket}&client={client}&connection={number}{(takeover ? "" : "&takeover=false")}",
        }.Uri;

    private async Task ConnectionAsync(HttpClient http, int goal, CancellationToken cancel)
    {
        while (_fate.Next(4) == 0)
        {
            Counts.Abandoned++;
            await AbandonedHandshake.RunAsync(Address(++_connection, "own", true), _fate, cancel);
        }

        // A handshake of an earlier connection may arrive after that of this one, and must not replace it.
        var early = ++_connection;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ending.CancelAfter(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("veritas.monitor.v1");
        var another = _fate.Next(40) == 0;
        // A socket of another client may still be open, or is this one.
        var replaced = another || _another;
        _another = another;
        var known = Durable;
        await socket.ConnectAsync(
            Address(++_connection, another ? "another" : "own", _fate.Next(10) != 0),
            ending.Token
        );
        Counts.Connections++;
        Volatile.Write(ref _next, 0);
        var receiving = ReceiveAllAsync(socket, known, replaced, ending.Token);
        var sending = SendAllAsync(socket, http, goal, ending.Token);
        try
        {
            if (_fate.Next(4) == 0)
            {
                Counts.Abandoned++;
                await AbandonedHandshake.RunAsync(Address(early, "own", true), _fate, ending.Token);
            }

            await await Task.WhenAny(receiving, sending);
            if (sending.IsCompletedSuccessfully && _fate.Next(2) == 0)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
            }
        }
        finally
        {
            socket.Abort();
            await ending.CancelAsync();
            await Task.WhenAll(receiving, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAllAsync(ClientWebSocket socket, HttpClient http, int goal, CancellationToken cancel)
    {
        for (var steps = _random.Next(1, 40); steps > 0 && Durable < goal; steps--)
        {
            // Waits for the welcome, and while much is under way, also for acknowledgements.
            while (
                Volatile.Read(ref _next) is var next && (next == 0 || next - Volatile.Read(ref _accepted) > UnderWay)
            )
            {
                await _told.WaitAsync(cancel);
            }

            if (Sent.Count == goal && _next > goal)
            {
                await _told.WaitAsync(TimeSpan.FromMilliseconds(50), cancel);
            }

            await StepAsync(socket, http, goal, cancel);
        }
    }

    private async Task ReceiveAllAsync(ClientWebSocket socket, long known, bool replaced, CancellationToken cancel)
    {
        while (await ReceiveAsync(socket, cancel) is { } frame)
        {
            switch (frame.GetProperty("t").GetString())
            {
                case "welcome":
                    var (accepted, durable) = Progress(frame);
                    if (durable < known || accepted < durable)
                    {
                        Broken ??= $"welcome with accepted {accepted}, durable {durable} after durable {known}";
                    }

                    Note(accepted, durable, rewind: true);
                    break;
                case "ack":
                    (accepted, durable) = Progress(frame);
                    Note(accepted, durable, rewind: false);
                    break;
                case "error":
                    Counts.Refused++;
                    if (frame.GetProperty("code").GetString() is "seq_gap")
                    {
                        Note(Volatile.Read(ref _accepted), Durable, rewind: true);
                    }
                    else if (
                        frame.GetProperty("code").GetString() is not ("seq_conflict" or "journal_full") and var code
                        && !(replaced && code is "taken_over" or "connection_stale")
                    )
                    {
                        Broken ??= frame.ToString();
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static (long Accepted, long Durable) Progress(JsonElement frame) =>
        (frame.GetProperty("accepted").GetInt64(), frame.GetProperty("durable").GetInt64());

    private void Note(long accepted, long durable, bool rewind)
    {
        Volatile.Write(ref _accepted, accepted);
        for (var next = Volatile.Read(ref _next); rewind || next <= accepted; next = Volatile.Read(ref _next))
        {
            if (Interlocked.CompareExchange(ref _next, accepted + 1, next) == next)
            {
                break;
            }
        }

        NoteDurable(durable);
        _told.Release();
    }

    private void NoteDurable(long durable)
    {
        if (durable > Sent.Count)
        {
            Broken ??= $"{durable} events are durable, but only {Sent.Count} were produced";
        }

        for (var known = Durable; durable > known; known = Durable)
        {
            Interlocked.CompareExchange(ref _durable, durable, known);
        }
    }

    private async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }
}
