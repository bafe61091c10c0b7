using System.Threading.Channels;
using Veritas.Alerts;
using Veritas.Rooms;

namespace Veritas.Tests.Cluster.Rooms;

/// <summary>A web host that writes down what it hears.</summary>
public sealed class RoomEar : IRoomObserver
{
    private readonly Channel<RoomUpdate> _heard = Channel.CreateUnbounded<RoomUpdate>();

    public Task Push(RoomUpdate update)
    {
        _heard.Writer.TryWrite(update);
        return Task.CompletedTask;
    }

    /// <summary>The next update that the test asks for; others are passed over.</summary>
    public async Task<RoomUpdate> Next(Func<RoomUpdate, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var update = await _heard.Reader.ReadAsync(limit.Token);
            if (wanted(update))
            {
                return update;
            }
        }
    }

    public async Task<Alert> NextAlert() => (await Next(u => u.Alerts.Length > 0)).Alerts[0];

    /// <summary>What has come by now.</summary>
    public IReadOnlyList<RoomUpdate> Drain()
    {
        var updates = new List<RoomUpdate>();
        while (_heard.Reader.TryRead(out var update))
        {
            updates.Add(update);
        }

        return updates;
    }
}
