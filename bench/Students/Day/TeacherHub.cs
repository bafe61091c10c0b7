using System.Collections.Concurrent;
using System.Text.Json;
using Veritas.Bench.Load;

namespace Veritas.Bench.Students.Day;

/// <summary>A teacher's connection to the hub: calls with their results, and the alerts that come in.</summary>
/// <param name="onAlert">Told each alert.</param>
/// <param name="onLost">Told why the connection ended.</param>
internal sealed class TeacherHub(Action<JsonElement> onAlert, Action<string> onLost) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new(
        StringComparer.Ordinal
    );
    private HubSocket? _socket;
    private int _last;

    public async Task Open(Uri server, string token, TimeProvider time, CancellationToken cancel) =>
        _socket = await HubSocket.OpenAsync(server, token, Message, Lost, time, cancel, cancel);

    /// <summary>Calls the hub and waits for the result.</summary>
    /// <exception cref="HubRefusedException">The hub refused the call.</exception>
    public async Task<JsonElement> Call(string target, object?[] arguments, TimeProvider time, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var result = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = result;
        var call = new
        {
            type = 1,
            invocationId = id,
            target,
            arguments,
        };
        await _socket!.SayAsync(JsonSerializer.Serialize(call), cancel);
        return await result.Task.WaitAsync(TimeSpan.FromSeconds(30), time, cancel);
    }

    public void Dispose() => _socket?.Dispose();

    private void Lost(string reason)
    {
        onLost(reason);
        foreach (var call in _calls.Values)
        {
            call.TrySetException(new IOException(reason));
        }
    }

    // Most of what comes are changes of attempts, which nobody reads here.
    private void Message(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("{\"type\":3"u8))
        {
            var message = JsonElement.Parse(text);
            if (_calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call))
            {
                if (message.TryGetProperty("error", out var error))
                {
                    call.TrySetException(new HubRefusedException(error.GetString()!));
                }
                else
                {
                    call.TrySetResult(message.TryGetProperty("result", out var result) ? result : default);
                }
            }
        }
        else if (text.StartsWith("{\"type\":1,\"target\":\"alert\""u8))
        {
            onAlert(JsonElement.Parse(text).GetProperty("arguments")[0]);
        }
    }
}

/// <summary>A refusal of the hub; the message ends in code and detail.</summary>
internal sealed class HubRefusedException(string message) : Exception(message)
{
    /// <summary>The code, or the whole message where there is none.</summary>
    public string Code =>
        Message.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at
        && JsonElement.Parse(Message[at..]).TryGetProperty("code", out var code)
            ? code.GetString()!
            : Message;
}
