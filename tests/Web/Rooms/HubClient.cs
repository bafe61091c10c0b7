using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Tests.Web.Rooms;

/// <summary>
/// A SignalR client connected like a teacher's page, without automatic reconnects. It records what it receives in the
/// order of the wire.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HubConnection _hub;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(string Target, JsonElement Argument)> _received = Channel.CreateUnbounded<(
        string,
        JsonElement
    )>();

    private HubClient(Uri server, string token, string path)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(server, path),
            options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            }
        );
        builder.Services.AddSingleton<IHubProtocol>(new WireOrder(Take));
        _hub = builder.Build();
        (_hub.ServerTimeout, _hub.HandshakeTimeout) = (Limit, Limit);
        foreach (var target in new[] { "alert", "attempts", "room" })
        {
            // The client parses arguments only for methods with a handler. WireOrder records them.
            _hub.On<JsonElement>(target, _ => { });
        }

        _hub.Closed += _ =>
        {
            _ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Server calls and responses in the order they arrived.</summary>
    public ConcurrentQueue<string> Wire { get; } = new();

    /// <summary>Completes when the connection has closed.</summary>
    public Task Ended => _ended.Task;

    public static async Task<HubClient> ConnectAsync(Uri server, string token, string path = "/hubs/alerts")
    {
        var client = new HubClient(server, token, path);
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            await client._hub.StartAsync(limit.Token);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonElement> Invoke(string method, params object?[] arguments)
    {
        try
        {
            return await _hub.InvokeCoreAsync<JsonElement?>(method, arguments).WaitAsync(Limit) ?? default;
        }
        catch (HubException refused)
        {
            throw HubRefusedException.Of(refused.Message);
        }
        catch (Exception e)
            when (e is OperationCanceledException or WebSocketException or IOException or InvalidOperationException)
        {
            throw HubRefusedException.Ended();
        }
    }

    /// <summary>Calls a method without waiting for a result.</summary>
    public Task Send(string method, params object?[] arguments) =>
        _hub.SendCoreAsync(method, arguments).WaitAsync(Limit);

    /// <summary>Waits for the next call of that method and skips others.</summary>
    public async Task<JsonElement> Next(string target)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var call = await _received.Reader.ReadAsync(limit.Token);
            if (call.Target == target)
            {
                return call.Argument;
            }
        }
    }

    public async Task<Guid> NextAlert() => (await Next("alert")).GetProperty("id").GetGuid();

    /// <summary>The received calls of that method.</summary>
    public IReadOnlyList<JsonElement> Drain(string target)
    {
        var calls = new List<JsonElement>();
        while (_received.Reader.TryRead(out var call))
        {
            if (call.Target == target)
            {
                calls.Add(call.Argument);
            }
        }

        return calls;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private void Take(HubMessage message)
    {
        switch (message)
        {
            case InvocationMessage call:
                Wire.Enqueue(call.Target);
                _received.Writer.TryWrite((call.Target, (JsonElement)call.Arguments[0]!));
                break;
            case CompletionMessage:
                Wire.Enqueue("answer");
                break;
            default:
                break;
        }
    }
}
