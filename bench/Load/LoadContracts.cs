using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas.Bench.Load;

/// <summary>
/// What the generator is told, one JSON object a line on its standard input. It answers each with one line.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(ConnectSockets), "connect")]
[JsonDerivedType(typeof(WakeAttempts), "wake")]
[JsonDerivedType(typeof(Flow), "flow")]
[JsonDerivedType(typeof(Pace), "pace")]
[JsonDerivedType(typeof(PostEvents), "post")]
[JsonDerivedType(typeof(WatchRoom), "watch")]
[JsonDerivedType(typeof(Hang), "hang")]
public abstract record LoadCommand;

/// <summary>
/// Opens the sockets of the attempts 0 to <paramref name="Count"/>, keeps them and pings; answers when all are
/// welcomed.
/// </summary>
/// <param name="Ports">Of the web hosts, on loopback; each attempt has its own.</param>
/// <param name="Key">The key of tickets.</param>
/// <param name="Count">How many attempts.</param>
/// <param name="WaitSeconds">How long a server that is not there yet is waited for.</param>
public sealed record ConnectSockets(IReadOnlyList<int> Ports, byte[] Key, int Count, int WaitSeconds = 10)
    : LoadCommand;

/// <summary>Makes attempts live without a socket: one event each, by HTTP.</summary>
/// <param name="Port">Of the server.</param>
/// <param name="Key">The key of tickets.</param>
/// <param name="From">The first attempt.</param>
/// <param name="Count">How many.</param>
public sealed record WakeAttempts(int Port, byte[] Key, int From, int Count) : LoadCommand;

/// <summary>
/// As fast as the server makes events durable. Says <c>begin</c> and <c>end</c> around the measured time.
/// </summary>
/// <param name="Batch">Events of one frame.</param>
/// <param name="Window">Frames under way, over all sockets.</param>
/// <param name="WarmUpSeconds">Not measured.</param>
/// <param name="Seconds">Measured.</param>
/// <param name="RowsFile">Where to write which numbers each attempt has sent.</param>
public sealed record Flow(int Batch, int Window, double WarmUpSeconds, double Seconds, string RowsFile) : LoadCommand;

/// <summary>At a steady rate; latency counts from the moment a frame was due.</summary>
/// <param name="Batch">Events of one frame.</param>
/// <param name="EventsPerSecond">Over all sockets.</param>
/// <param name="WarmUpSeconds">Not measured.</param>
/// <param name="Seconds">Measured.</param>
/// <param name="HandsPerSecond">Frames that also raise a hand, which is an alert; 0 to 100.</param>
/// <param name="HandsAmong">The first so many attempts raise hands.</param>
/// <param name="RowsFile">Where to write which numbers each attempt has sent.</param>
public sealed record Pace(
    int Batch,
    double EventsPerSecond,
    double WarmUpSeconds,
    double Seconds,
    double HandsPerSecond,
    int HandsAmong,
    string RowsFile
) : LoadCommand;

/// <summary>The alternative: one event a POST, as fast as it answers.</summary>
/// <param name="Port">Of the server.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="Connections">Kept alive, one request at a time on each.</param>
/// <param name="Attempts">The events are spread over so many.</param>
/// <param name="WarmUpSeconds">Not measured.</param>
/// <param name="Seconds">Measured.</param>
/// <param name="RowsFile">Where to write which numbers each attempt has sent.</param>
public sealed record PostEvents(
    int Port,
    string Token,
    int Connections,
    int Attempts,
    double WarmUpSeconds,
    double Seconds,
    string RowsFile
) : LoadCommand;

/// <summary>Lets that many teachers watch one exam, and keeps them; answers when all have the room.</summary>
/// <param name="Port">Of the server.</param>
/// <param name="Token">A teacher's access token.</param>
/// <param name="ExamId">What they watch.</param>
/// <param name="Teachers">How many dashboards, those that watch already included.</param>
public sealed record WatchRoom(int Port, string Token, Guid ExamId, int Teachers) : LoadCommand;

/// <summary>Drops every socket without a word.</summary>
public sealed record Hang : LoadCommand;

/// <summary>What the generator says; <see cref="Mark"/> lines come before the answer.</summary>
/// <param name="Mark"><c>begin</c>, <c>end</c>, or null in an answer.</param>
/// <param name="Failure">Why it could not, or null.</param>
/// <param name="Events">Events that became durable between the marks.</param>
/// <param name="Seconds">Between the marks, or of the work.</param>
/// <param name="CpuSeconds">The generator's own, between the marks.</param>
/// <param name="Latency">By name: <c>accepted</c>, <c>durable</c>, <c>hub</c>; of the measured time.</param>
public sealed record LoadReply(
    string? Mark = null,
    string? Failure = null,
    long Events = 0,
    double Seconds = 0,
    double CpuSeconds = 0,
    Dictionary<string, Latency>? Latency = null
);

/// <summary>Milliseconds.</summary>
/// <param name="Count">Samples.</param>
/// <param name="P50">The median.</param>
/// <param name="P99">99 of 100 are at most this.</param>
/// <param name="P999">999 of 1,000 are at most this.</param>
/// <param name="Max">The worst.</param>
public sealed record Latency(long Count, double P50, double P99, double P999, double Max);

/// <summary>How both sides write the lines.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LoadCommand))]
[JsonSerializable(typeof(LoadReply))]
public sealed partial class LoadJson : JsonSerializerContext;
