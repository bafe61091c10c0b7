using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Veritas.Monitoring;
using Veritas.WebHost.Monitoring;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Acknowledgements from two processes can arrive out of order.</summary>
public sealed class OutboxTests
{
    [Theory]
    [InlineData(45, 40, 50, 50)]
    [InlineData(60, 40, 60, 50)]
    [InlineData(60, 55, 60, 55)]
    public async Task An_outdated_acknowledgement_does_not_lower_durable(
        long accepted,
        long durable,
        long sentAccepted,
        long sentDurable
    )
    {
        using var socket = new WrittenSocket();
        using var pump = new AckPump();
        var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(30), TimeProvider.System, pump);
        outbox.Ack(new Progress(50, 50));
        await socket.NextAsync();

        outbox.Ack(new Progress(accepted, durable));

        var acknowledged = JsonElement.Parse(await socket.NextAsync());
        Assert.Equal(
            (sentAccepted, sentDurable),
            (acknowledged.GetProperty("accepted").GetInt64(), acknowledged.GetProperty("durable").GetInt64())
        );
    }

    [Fact]
    public async Task Accepted_and_durable_events_are_acknowledged_in_one_frame()
    {
        using var socket = new WrittenSocket();
        using var pump = new AckPump();
        var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(30), TimeProvider.System, pump);

        outbox.Ack(new Progress(1, 0));
        outbox.Ack(new Progress(1, 1));

        Assert.Equal("""{"t":"ack","accepted":1,"durable":1}""", await socket.NextAsync());
        Assert.Equal(0, socket.Waiting);
    }

    [Fact]
    public async Task Events_that_do_not_become_durable_are_acknowledged_all_the_same()
    {
        using var socket = new WrittenSocket();
        using var pump = new AckPump();
        var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(30), TimeProvider.System, pump);

        outbox.Ack(new Progress(1, 0));

        Assert.Equal("""{"t":"ack","accepted":1,"durable":0}""", await socket.NextAsync());
    }

    [Fact]
    public async Task A_resent_frame_is_acknowledged_again()
    {
        using var socket = new WrittenSocket();
        using var pump = new AckPump();
        var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(30), TimeProvider.System, pump);
        outbox.Ack(new Progress(1, 1));
        await socket.NextAsync();

        outbox.Ack(new Progress(1, 1));

        Assert.Equal("""{"t":"ack","accepted":1,"durable":1}""", await socket.NextAsync());
    }

    /// <summary>Records the frames that are sent.</summary>
    private sealed class WrittenSocket : WebSocket
    {
        private readonly Channel<string> _written = Channel.CreateUnbounded<string>();

        public int Waiting => _written.Reader.Count;

        public async Task<string> NextAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            return await _written.Reader.ReadAsync(limit.Token);
        }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override Task SendAsync(
            ArraySegment<byte> buffer,
            WebSocketMessageType messageType,
            bool endOfMessage,
            CancellationToken cancellationToken
        )
        {
            _written.Writer.TryWrite(Encoding.UTF8.GetString(buffer));
            return Task.CompletedTask;
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(
            ArraySegment<byte> buffer,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public override Task CloseAsync(
            WebSocketCloseStatus closeStatus,
            string? statusDescription,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;

        public override Task CloseOutputAsync(
            WebSocketCloseStatus closeStatus,
            string? statusDescription,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;

        public override void Abort() { }

        public override void Dispose() { }
    }
}
