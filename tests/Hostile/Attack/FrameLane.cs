using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Veritas.Tests.Hostile.Inputs;
using Veritas.Tests.Hostile.Wire;
using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile.Attack;

/// <summary>
/// Sends hostile frames on the sockets of one attempt. Each is followed by a ping, which must be answered unless the
/// frame closes the socket.
/// </summary>
public sealed class FrameLane(FrameInputs inputs, Ticketed attempt, Uri server, Plan plan, Findings findings)
    : IDisposable
{
    private static readonly int[] Ends = [4400, 4413, 1007];
    private static readonly int[] EndsOnTheWire = [1000, 1002, 1005, 1006, 1007, 1009];
    private RawSocket? _socket;

    /// <summary>The last event that the server acknowledged as accepted.</summary>
    public long Accepted { get; private set; }

    public async Task RunAsync(ConcurrentQueue<int> indices)
    {
        while (indices.TryDequeue(out var index))
        {
            FrameInput? input = null;
            try
            {
                var began = Stopwatch.GetTimestamp();
                if (_socket is null)
                {
                    await OpenAsync();
                    findings.Spend("opening a monitoring socket", Stopwatch.GetElapsedTime(began));
                    began = Stopwatch.GetTimestamp();
                }

                input = inputs.Make(new Dice(plan.Seed, index), Accepted + 1);
                await OneAsync(index, input);
                findings.Spend("frames", Stopwatch.GetElapsedTime(began));
            }
            catch (Exception e)
                when (e
                        is OperationCanceledException
                            or SocketException
                            or JsonException
                            or KeyNotFoundException
                            or InvalidOperationException
                )
            {
                findings.Add(
                    index,
                    (object?)input ?? "the opening of the socket",
                    $"the socket gave no valid response ({e.Message})"
                );
                Drop();
            }
        }

        // The server would close an idle socket before the next part of the run.
        Drop();
    }

    public void Dispose() => Drop();

    private async Task OpenAsync()
    {
        var (socket, status) = await RawSocket.OpenAsync(
            server,
            $"/ws/monitor?ticket={attempt.Ticket}&client=hostile",
            "veritas.monitor.v1"
        );
        if (socket is null)
        {
            throw new InvalidOperationException($"the socket was refused with {status}");
        }

        _socket = socket;
        var first = await socket.ReceiveAsync() is { } bytes
            ? JsonElement.Parse(bytes)
            : throw new InvalidOperationException($"closed with {socket.Closed} before the welcome");
        Accepted = first.GetProperty("accepted").GetInt64();
    }

    private async Task OneAsync(int index, FrameInput input)
    {
        var socket = _socket!;
        await socket.SendAsync((byte[])[.. input.Bytes, .. Ping(index, 0)]);
        if (input.OnTheWire)
        {
            // The bytes may be the start of a frame that is never completed.
            socket.EndSending();
        }

        var (errors, acknowledged) = await UntilPongAsync(socket, index, 0, input);
        if (socket.Closed is null && errors == 0 && !acknowledged && !input.OnTheWire)
        {
            // The acknowledgement may come after the first pong, but not after a second one.
            await socket.SendAsync(Ping(index, 1));
            await UntilPongAsync(socket, index, 1, input);
        }

        if (input.OnTheWire)
        {
            while (await socket.ReceiveAsync() is not null)
            {
                // Reads until the end of the connection.
            }
        }

        if (socket.Closed is { } code)
        {
            findings.Count($"socket closed {code}");
            if (
                !(
                    input.OnTheWire ? EndsOnTheWire.Concat(Ends)
                    : input.NotText ? Ends.Append(1006)
                    : Ends
                ).Contains(code) || (code >= 4000 && errors == 0)
            )
            {
                findings.Add(index, input, $"the socket was closed with {code} after {errors} errors");
            }

            Drop();
        }
    }

    private async Task<(int Errors, bool Acknowledged)> UntilPongAsync(
        RawSocket socket,
        int index,
        int round,
        FrameInput input
    )
    {
        var (errors, acknowledged) = (0, false);
        while (await socket.ReceiveAsync() is { } bytes)
        {
            var frame = JsonElement.Parse(bytes);
            switch (frame.GetProperty("t").GetString())
            {
                case "pong"
                    when frame.GetProperty("at").ValueKind == JsonValueKind.String
                        && frame.GetProperty("at").GetString() == $"#{index}.{round}":
                    return (errors, acknowledged);
                case "ack":
                    acknowledged = true;
                    Accepted = Math.Max(Accepted, frame.GetProperty("accepted").GetInt64());
                    break;
                case "error":
                    errors++;
                    findings.Count($"socket error {frame.GetProperty("code").GetString()}");
                    if (
                        frame.GetProperty("detail").GetString() is not { Length: > 0 } detail
                        || detail.Contains("Exception", StringComparison.Ordinal)
                    )
                    {
                        findings.Add(index, input, $"an error without a detail or with internal details: {frame}");
                    }

                    break;
            }
        }

        return (errors, acknowledged);
    }

    private static byte[] Ping(int index, int round) =>
        RawSocket.Frame(
            RawSocket.Text,
            System.Text.Encoding.UTF8.GetBytes($"{{\"t\":\"ping\",\"at\":\"#{index}.{round}\"}}")
        );

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
