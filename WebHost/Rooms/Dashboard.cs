using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace Veritas.WebHost.Rooms;

/// <summary>
/// A teacher's connection: a bounded queue and the pump that sends from it. A slow connection is aborted when its queue
/// is full or a write takes too long; it catches up when it watches the room again.
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
    /// Five hundred attempts may each raise an alert at the same time. Messages are shared by all dashboards of a room.
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

    /// <summary>
    /// Queues the room's cards. They are read when it is their turn, so a slow dashboard receives only the latest.
    /// </summary>
    public void Send(RoomSubscription cards) => Enqueue(cards);

    /// <summary>Aborts the connection because it is too slow.</summary>
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

    /// <summary>Aborts the connection because its token or permission is no longer valid.</summary>
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
            // The connection has ended; its queue is discarded.
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

    [LoggerMessage(Level = LogLevel.Information, Message = "A dashboard of {UserId} was too slow and was disconnected")]
    private partial void WasCut(Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "A dashboard of {UserId} was closed: {Reason}")]
    private partial void WasDismissed(Guid userId, string reason);
}
