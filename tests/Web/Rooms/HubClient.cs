using System.Collections.Concurrent;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Veritas.Tests.Web.Rooms;

/// <summary>A hub error.</summary>
public sealed class HubRefusedException(string code, string message) : Exception(message)
{
    public string Code => code;
}

/// <summary>A small client of SignalR's JSON hub protocol over a WebSocket. It can stop reading, as a stuck page does.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new();
    private readonly Channel<(string Target, JsonElement Argument)> heard = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly SemaphoreSlim writing = new(1);
    private Task reading = Task.CompletedTask;
    private TaskCompletionSource mayRead = Done();
    private int lastCall;

    /// <summary>Calls of the server and answers, in the order they came on the wire.</summary>
    public ConcurrentQueue<string> Wire { get; } = new();

    /// <summary>Completes when the connection has ended.</summary>
    public Task Ended => reading;

    public static async Task<HubClient> ConnectAsync(Uri server, string token, bool inHeader)
    {
        var client = new HubClient();
        using var limit = new CancellationTokenSource(Limit);
        if (inHeader)
        {
            client.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        var address = new UriBuilder(server) { Scheme = "ws", Path = "/hubs/alerts", Query = inHeader ? "" : $"access_token={token}" };
        // A small window, so that a client that does not read is felt by the server soon.
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = SmallWindow });
        await client.socket.ConnectAsync(address.Uri, http, limit.Token);
        await client.SendRaw("""{"protocol":"json","version":1}""");
        var buffer = new byte[64];
        var answer = await client.socket.ReceiveAsync(buffer, limit.Token);
        // What the server says next can come with it.
        var said = Encoding.UTF8.GetString(buffer, 0, answer.Count);
        Assert.StartsWith("{}" + End, said, StringComparison.Ordinal);
        client.reading = client.Read(said[3..]);
        return client;
    }

    public Task<JsonElement> Invoke(string method, params object?[] arguments) => InvokeRaw(method, JsonSerializer.Serialize(arguments));

    /// <summary>With arguments as they are, however wrong.</summary>
    public async Task<JsonElement> InvokeRaw(string method, string arguments)
    {
        var id = Interlocked.Increment(ref lastCall).ToString(null as IFormatProvider);
        var answer = calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendRaw($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        return await answer.Task.WaitAsync(Limit);
    }

    /// <summary>The next call of that name; others are passed over.</summary>
    public async Task<JsonElement> Next(string target)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var call = await heard.Reader.ReadAsync(limit.Token);
            if (call.Target == target)
            {
                return call.Argument;
            }
        }
    }

    public async Task<Guid> NextAlert() => (await Next("alert")).GetProperty("id").GetGuid();

    /// <summary>What has come of that name.</summary>
    public IReadOnlyList<JsonElement> Drain(string target)
    {
        var calls = new List<JsonElement>();
        while (heard.Reader.TryRead(out var call))
        {
            if (call.Target == target)
            {
                calls.Add(call.Argument);
            }
        }

        return calls;
    }

    public void StopReading() => mayRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReadOn() => mayRead.TrySetResult();

    public async Task SendRaw(string message)
    {
        await writing.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, leaving.Token);
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        ReadOn();
        socket.Abort();
        await leaving.CancelAsync();
        await reading;
        socket.Dispose();
    }

    private async Task Read(string begun)
    {
        var text = new StringBuilder(begun);
        Take(text);
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, chars) = (new byte[16_384], new char[16_384]);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                await mayRead.Task;
                var part = await socket.ReceiveAsync(bytes, leaving.Token);
                var count = decoder.GetChars(bytes, 0, part.Count, chars, 0);
                text.Append(chars, 0, count);
                if (chars.AsSpan(0, count).Contains(End))
                {
                    Take(text);
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection has ended; what it gave is kept.
        }

        foreach (var call in calls.Values)
        {
            call.TrySetException(new HubRefusedException("connection_closed", "the connection has ended"));
        }
    }

    private void Take(StringBuilder text)
    {
        var all = text.ToString();
        var from = 0;
        for (var end = all.IndexOf(End, StringComparison.Ordinal); end >= 0; from = end + 1, end = all.IndexOf(End, from))
        {
            Handle(JsonElement.Parse(all[from..end]));
        }

        text.Clear().Append(all, from, all.Length - from);
    }

    private void Handle(JsonElement message)
    {
        switch (message.GetProperty("type").GetInt32())
        {
            case 1:
                var target = message.GetProperty("target").GetString()!;
                Wire.Enqueue(target);
                heard.Writer.TryWrite((target, message.GetProperty("arguments")[0]));
                break;
            case 3:
                Wire.Enqueue("answer");
                Answer(calls[message.GetProperty("invocationId").GetString()!], message);
                break;
            default:
                break;
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> call, JsonElement message)
    {
        if (!message.TryGetProperty("error", out var error))
        {
            call.TrySetResult(message.TryGetProperty("result", out var result) ? result : default);
            return;
        }

        var text = error.GetString()!;
        var json = text.IndexOf('{', StringComparison.Ordinal);
        call.TrySetException(new HubRefusedException(json < 0 ? "" : JsonElement.Parse(text[json..]).GetProperty("code").GetString()!, text));
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private static async ValueTask<Stream> SmallWindow(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var opened = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4_096 };
        try
        {
            await opened.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(opened, ownsSocket: true);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
