using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Veritas.Tests.Hostile.Inputs;
using Veritas.Tests.Hostile.Wire;
using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile.Attack;

/// <summary>
/// Sends hostile messages to the teachers' hub. Each is followed by a valid call, which must be answered unless the
/// message closes the connection.
/// </summary>
public sealed class HubLane(HubInputs inputs, string token, Uri server, Plan plan, Findings findings) : IDisposable
{
    private const char End = '\u001e';
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + End);
    private RawSocket? _socket;

    public async Task RunAsync(ConcurrentQueue<int> indices)
    {
        while (indices.TryDequeue(out var index))
        {
            var dice = new Dice(plan.Seed, index);
            var atHandshake = dice.Percent(5);
            var message = atHandshake ? Mutations.Of("{\"protocol\":\"json\",\"version\":1}", dice) : inputs.Make(dice);
            var shown = (atHandshake ? "handshake " : "") + RequestInput.Shown(message, 2_000);
            try
            {
                var began = Stopwatch.GetTimestamp();
                await (atHandshake ? HandshakeAsync(message) : OneAsync(index, message, shown));
                findings.Spend("the hub", Stopwatch.GetElapsedTime(began));
            }
            catch (Exception e)
                when (e is OperationCanceledException or SocketException or JsonException or InvalidOperationException)
            {
                findings.Add(index, shown, $"the hub gave no valid response ({e.Message})");
                Drop();
            }
        }

        // The server would close an idle socket before the next part of the run.
        Drop();
    }

    public void Dispose() => Drop();

    private async Task OneAsync(int index, byte[] message, string shown)
    {
        if (_socket is null)
        {
            _socket = await OpenAsync();
            await _socket.SendAsync(RawSocket.Frame(RawSocket.Text, Handshake));
            await _socket.ReceiveAsync();
        }

        var good =
            $"{{\"type\":1,\"invocationId\":\"s{index}\",\"target\":\"Unwatch\",\"arguments\":[\"{Guid.Empty}\"]}}{End}";
        await _socket.SendAsync(
            RawSocket.Frame(RawSocket.Text, [.. message, (byte)End, .. Encoding.UTF8.GetBytes(good)])
        );
        if (IsOfUnknownType(message))
        {
            findings.Count("hub connection unusable after a message of unknown type");
            Drop();
            return;
        }

        var began = Stopwatch.GetTimestamp();
        while (await _socket.ReceiveAsync() is { } bytes)
        {
            // Keep-alive messages of the hub arrive indefinitely.
            if (Stopwatch.GetElapsedTime(began) > ByteStream.Limit)
            {
                throw new InvalidOperationException("the valid call after it was never answered");
            }

            foreach (var part in Encoding.UTF8.GetString(bytes).Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                var answer = JsonElement.Parse(part);
                if (answer.TryGetProperty("error", out var error))
                {
                    Judge(index, shown, error.GetString() ?? "");
                }

                if (answer.TryGetProperty("invocationId", out var id) && id.GetString() == $"s{index}")
                {
                    return;
                }
            }
        }

        findings.Count($"hub closed {_socket.Closed}");
        // For text that is not UTF-8, the close frame can be lost with the connection.
        if (_socket.Closed == 1006 && Utf8.IsValid(message))
        {
            findings.Add(index, shown, "the hub connection ended without a close frame");
        }

        Drop();
    }

    /// <summary>
    /// SignalR ignores all later messages of a connection after one with an unknown numeric type. This affects only
    /// that connection.
    /// </summary>
    private static bool IsOfUnknownType(byte[] message)
    {
        try
        {
            return JsonElement.Parse(message) is { ValueKind: JsonValueKind.Object } json
                && json.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.Number
                && type.TryGetInt32(out var number)
                && number is < 1 or > 9;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Judge(int index, string shown, string error)
    {
        var at = error.IndexOf("{\"code\":\"", StringComparison.Ordinal);
        findings.Count(
            at >= 0 ? $"hub error {error[(at + 9)..].Split('"')[0]}" : $"hub error '{error.Split('\'')[0]}'"
        );
        if (
            error.StartsWith("An unexpected error", StringComparison.Ordinal)
            && at < 0
            && !error.Contains("HubException: ", StringComparison.Ordinal)
        )
        {
            findings.Add(index, shown, $"an internal error of the hub: {error}");
        }

        if (error.Contains("   at ", StringComparison.Ordinal) || error.Contains("System.", StringComparison.Ordinal))
        {
            findings.Add(index, shown, $"the hub error reveals internal details: {error}");
        }
    }

    /// <summary>Sends an invalid handshake. Any response is valid if the connection ends.</summary>
    private async Task HandshakeAsync(byte[] message)
    {
        using var socket = await OpenAsync();
        await socket.SendAsync(
            (byte[])
                [
                    .. RawSocket.Frame(RawSocket.Text, [.. message, (byte)End]),
                    .. RawSocket.Frame(RawSocket.Closing, [0x03, 0xE8]),
                ]
        );
        while (await socket.ReceiveAsync() is not null)
        {
            // Reads until the end of the connection.
        }

        findings.Count($"hub handshake closed {socket.Closed}");
    }

    private async Task<RawSocket> OpenAsync()
    {
        var (socket, status) = await RawSocket.OpenAsync(server, $"/hubs/alerts?access_token={token}", null);
        return socket ?? throw new InvalidOperationException($"the hub refused the socket with {status}");
    }

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
