using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// One teacher's connection: a bounded queue and the pump that empties it. Nobody waits for a slow one: when its queue
/// is full, or a write takes too long, it is cut, and catches up by watching again.
/// </summary>
internal sealed partial class Dashboard(
    HubConnectionContext connection,
    Caller caller,
    TimeSpan writeLimit,
    TimeProvider time,
    RelayMetrics metrics,
    ILogger logger
)
{
    /// <summary>
    /// A room of five hundred may raise an alert each at the same moment. The messages are shared by all dashboards of
    /// a room.
    /// </summary>
    public const int QueueLength = 512;

    public const int MostRooms = 20;

    private readonly Channel<object> _queue = Channel.CreateBounded<object>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true }
    );
    private readonly ConcurrentDictionary<Guid, RoomSubscription> _rooms = new();
    private int _cut;

    public Caller Caller => caller;

    public ICollection<RoomSubscription> Rooms => _rooms.Values;

    public CancellationToken Gone => connection.ConnectionAborted;

    public void Add(RoomSubscription subscription) => _rooms[subscription.ExamId] = subscription;

    public void Remove(RoomSubscription subscription) => _rooms.TryRemove(new(subscription.ExamId, subscription));

    public RoomSubscription? Room(Guid examId) => _rooms.GetValueOrDefault(examId);

    public void Send(SerializedHubMessage message) => Enqueue(message);

    /// <summary>The cards of that room, as they are when it is their turn.</summary>
    public void Send(RoomSubscription cards) => Enqueue(cards);

    /// <summary>Ends the connection because it is too slow.</summary>
    public void Cut()
    {
        if (Interlocked.Exchange(ref _cut, 1) == 0)
        {
            metrics.DashboardCut();
            WasCut(caller.Actor.UserId);
            _queue.Writer.TryComplete();
            connection.Abort();
        }
    }

    /// <summary>Ends the connection because its holder may no longer see what it shows.</summary>
    public void Dismiss(string reason)
    {
        if (Interlocked.Exchange(ref _cut, 1) == 0)
        {
            WasDismissed(caller.Actor.UserId, reason);
            _queue.Writer.TryComplete();
            connection.Abort();
        }
    }

    public async Task Pump()
    {
        try
        {
            await foreach (var item in _queue.Reader.ReadAllAsync(Gone))
            {
                await Write(item);
            }
        }
        catch (TimeoutException)
        {
            Cut();
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The connection has gone; its queue goes with it.
            _queue.Writer.TryComplete();
        }
    }

    private async ValueTask Write(object item)
    {
        var message = item switch
        {
            RoomSubscription room => room.TakeCards() is { Length: > 0 } cards ? RoomNews.Attempts(cards) : null,
            _ => (SerializedHubMessage)item,
        };
        if (message is null)
        {
            return;
        }

        var written = connection.WriteAsync(message, Gone);
        if (!written.IsCompletedSuccessfully)
        {
            await written.AsTask().WaitAsync(writeLimit, time, Gone);
        }
    }

    private void Enqueue(object item)
    {
        if (!_queue.Writer.TryWrite(item))
        {
            Cut();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A dashboard of {UserId} was too slow and was cut")]
    private partial void WasCut(Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "A dashboard of {UserId} was closed: {Reason}")]
    private partial void WasDismissed(Guid userId, string reason);
}
