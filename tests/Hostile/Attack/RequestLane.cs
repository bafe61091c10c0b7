using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Veritas.Tests.Hostile.Inputs;
using Veritas.Tests.Hostile.Wire;
using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile.Attack;

/// <summary>Sends requests one after the other and checks the responses.</summary>
public sealed partial class RequestLane(RequestInputs inputs, Uri server, Plan plan, Findings findings) : IDisposable
{
    // Statuses with which Kestrel itself refuses invalid or oversized requests, without a problem body.
    private static readonly int[] Bare = [400, 405, 408, 411, 413, 414, 417, 431, 501, 505];
    private static readonly string[] InternalDetails = ["   at Veritas", "Exception", "Npgsql", "System.", "stack"];
    private readonly RawHttp _http = new(server);

    public async Task RunAsync(ConcurrentQueue<int> indices)
    {
        while (indices.TryDequeue(out var index))
        {
            await OneAsync(index);
        }
    }

    /// <summary>Sends one request and returns true if it was refused.</summary>
    public async Task<bool> OneAsync(int index)
    {
        var input = inputs.Make(new Dice(plan.Seed, index));
        try
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await _http.SendAsync(input);
            findings.Spend(input.Route, Stopwatch.GetElapsedTime(began));
            findings.Count($"HTTP {answer.Status} {answer.Code}");
            if (Wrong(input, answer) is { } wrong)
            {
                findings.Add(
                    index,
                    input,
                    $"{wrong}: {answer.Status} {answer.Head[..Math.Min(300, answer.Head.Length)]}"
                        + answer.Text[..Math.Min(600, answer.Text.Length)]
                );
            }

            return answer.Status is 0 or >= 400;
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or FormatException or IOException)
        {
            findings.Add(index, input, $"the server gave no valid response ({e.Message})");
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string? Wrong(RequestInput input, HttpAnswer answer) =>
        answer.Status switch
        {
            0 => input.CutShort || input.OnTheWire ? null : "the connection was closed without a response",
            >= 500 => answer.Status is 501 or 505 && input.OnTheWire && answer.Body.Length == 0
                ? null
                : "an internal error",
            < 400 => Array.Exists(InternalDetails[..1], i => answer.Text.Contains(i, StringComparison.Ordinal))
                ? "the response reveals internal details"
                : null,
            // SignalR's transport has error responses of its own.
            _ when !answer.IsProblem && input.Target.StartsWith("/hubs/", StringComparison.Ordinal) => null,
            _ when !answer.IsProblem => answer.Body.Length == 0 && input.OnTheWire && Bare.Contains(answer.Status)
                ? null
                : "a refusal without problem+json",
            _ when input.Method == "HEAD" => null,
            _ when answer.Code is not { } code || !Stable().IsMatch(code) => "a refusal without a stable code",
            429 when !answer.HasHeader("Retry-After") => "429 without Retry-After",
            _ => Array.Exists(InternalDetails, i => answer.Text.Contains(i, StringComparison.Ordinal))
                ? "the refusal reveals internal details"
                : null,
        };

    [GeneratedRegex("^[a-z][a-z0-9_]{2,60}$")]
    private static partial Regex Stable();
}
