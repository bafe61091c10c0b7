using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Veritas.Tests.Hostile.World;

/// <summary>Memory of a server process after a garbage collection, as reported by the operating system.</summary>
public sealed class ServerMemory(int processId)
{
    private const ulong CollectKeyword = 0x800000;
    private const byte Tracing = 2;
    private const byte Stop = 1;
    private const byte Collect = 3;
    private const int HeadBytes = 20;
    private const int Looks = 20;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>Current memory use in megabytes.</summary>
    public double Megabytes =>
        File.ReadLines($"/proc/{processId}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line =>
                double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                / 1024
            )
            .Single();

    /// <summary>
    /// Start of the process in clock ticks since boot (proc(5), field 22 of stat). The runtime puts it into the name of
    /// its port, because a killed process leaves its file behind and its number is used again.
    /// </summary>
    private string Started
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
    }

    /// <summary>
    /// Megabytes after a full collection: the first value within the bound, or the minimum over a few seconds.
    /// </summary>
    public async Task<double> CollectedAsync(double bound)
    {
        using var limit = new CancellationTokenSource(Most);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        using var session = await AskAsync(Collect, Provider(), limit.Token);
        // The runtime reports the collection on this connection and blocks if it is not read.
        var told = session.Stream.CopyToAsync(Stream.Null, limit.Token);
        var least = Megabytes;
        for (var looks = 0; least > bound && looks < Looks; looks++)
        {
            await tick.WaitForNextTickAsync(limit.Token);
            least = Math.Min(least, Megabytes);
        }

        using var stopped = await AskAsync(Stop, session.Answer, limit.Token);
        await told;
        return least;
    }

    /// <summary>Sends a command to the runtime's diagnostic port.</summary>
    private async Task<Session> AskAsync(byte command, byte[] payload, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-{Started}-socket");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var head = new byte[HeadBytes];
        "DOTNET_IPC_V1\0"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(14), (ushort)(head.Length + payload.Length));
        (head[16], head[17]) = (Tracing, command);
        await stream.WriteAsync((byte[])[.. head, .. payload], cancel);
        await stream.ReadExactlyAsync(head, cancel);
        var answer = new byte[BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(14)) - head.Length];
        await stream.ReadExactlyAsync(answer, cancel);
        return head[16] == 0xFF && head[17] == 0
            ? new Session(stream, answer)
            : throw new InvalidOperationException("the runtime refused the command");
    }

    /// <summary>
    /// The payload: a buffer of 1 MB, nettrace format, no rundown, and a provider with the GCHeapCollect keyword.
    /// </summary>
    private static byte[] Provider()
    {
        const string Name = "Microsoft-Windows-DotNETRuntime\0";
        var payload = new byte[29 + (Name.Length * 2) + 4];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(9), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(payload.AsSpan(13), CollectKeyword);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(21), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(25), (uint)Name.Length);
        Encoding.Unicode.GetBytes(Name).CopyTo(payload, 29);
        return payload;
    }

    private sealed record Session(NetworkStream Stream, byte[] Answer) : IDisposable
    {
        public void Dispose() => Stream.Dispose();
    }
}
