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
/// A teacher's page: SignalR's client, connected as the page is and without reconnects. What arrives is kept in the
/// order of the wire.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HubConnection _hub;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(string Target, JsonElement Argument)> _heard = Channel.CreateUnbounded<(
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
            // Without a handler the client would not read the arguments; they are taken as they arrive.
            _hub.On<JsonElement>(target, _ => { });
        }

        _hub.Closed += _ =>
        {
            _ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Calls of the server and answers, in the order they came on the wire.</summary>
    public ConcurrentQueue<string> Wire { get; } = new();

    /// <summary>Completes when the connection has ended.</summary>
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

    /// <summary>A call that wants no answer.</summary>
    public Task Send(string method, params object?[] arguments) =>
        _hub.SendCoreAsync(method, arguments).WaitAsync(Limit);

    /// <summary>The next call of that name; others are passed over.</summary>
    public async Task<JsonElement> Next(string target)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var call = await _heard.Reader.ReadAsync(limit.Token);
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
        while (_heard.Reader.TryRead(out var call))
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
                _heard.Writer.TryWrite((call.Target, (JsonElement)call.Arguments[0]!));
                break;
            case CompletionMessage:
                Wire.Enqueue("answer");
                break;
            default:
                break;
        }
    }
}
