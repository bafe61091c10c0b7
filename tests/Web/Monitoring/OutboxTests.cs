using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
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
        var outbox = new MonitorOutbox(socket, TimeSpan.FromSeconds(30), TimeProvider.System);
        outbox.Ack(new Progress(50, 50));
        await outbox.Sent;

        outbox.Ack(new Progress(accepted, durable));
        await outbox.Sent;

        var acknowledged = JsonElement.Parse(socket.Written[^1]);
        Assert.Equal(
            (sentAccepted, sentDurable),
            (acknowledged.GetProperty("accepted").GetInt64(), acknowledged.GetProperty("durable").GetInt64())
        );
    }

    /// <summary>Records the frames that are sent.</summary>
    private sealed class WrittenSocket : WebSocket
    {
        public List<string> Written { get; } = [];

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
            Written.Add(Encoding.UTF8.GetString(buffer));
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
