using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// This host's monitoring sockets: delivers messages from attempts and closes silent sockets. That check is not a
/// periodic job of the silo, because it concerns only the sockets of this process, which may have no silo.
/// </summary>
internal sealed class MonitorGateway : BackgroundService, IMonitorGateway
{
    /// <summary>
    /// How long a stopping host waits for its clients to disconnect. Clients that are aborted resume as well.
    /// </summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan DrainPollInterval = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<Guid, MonitorSocket> _sockets = new();
    private readonly IGrainFactory _grains;
    private readonly IOptions<MonitorOptions> _options;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _host;
    private readonly LocalGateway _local;
    private readonly Lock _gate = new();
    private IMonitorGateway? _reference;

    public MonitorGateway(
        IGrainFactory grains,
        IOptions<MonitorOptions> options,
        TimeProvider time,
        IMeterFactory meters,
        IHostApplicationLifetime host,
        LocalGateway local
    )
    {
        (_grains, _options, _time, _host, _local) = (grains, options, time, host, local);
        meters
            .Create("Veritas.Monitor")
            .CreateObservableGauge(
                "veritas.monitor.sockets",
                () => _sockets.Count,
                "{socket}",
                "Open monitoring sockets"
            );
    }

    private TimeSpan CheckInterval => TimeSpan.FromSeconds(_options.Value.HeartbeatSeconds / 2.0);

    /// <summary>
    /// The reference through which attempts call this host. It stays valid because the gateway lives as long as the
    /// host.
    /// </summary>
    public IMonitorGateway Reference
    {
        get
        {
            lock (_gate)
            {
                if (_reference is null)
                {
                    _reference = _grains.CreateObjectReference<IMonitorGateway>(this);
                    _local.Set(_reference, new LocalSockets(this, Attach));
                }

                return _reference;
            }
        }
    }

    public void Add(MonitorSocket socket)
    {
        _sockets[socket.Id] = socket;
        if (_host.ApplicationStopping.IsCancellationRequested)
        {
            socket.RequestReconnect();
        }
    }

    public void Remove(MonitorSocket socket) => _sockets.TryRemove(socket.Id, out _);

    public Task Durable(Guid connectionId, Progress progress)
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Outbox.Ack(progress);
        }

        return Task.CompletedTask;
    }

    public Task Instruct(Guid connectionId, Instruction instruction)
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Outbox.Send(ServerFrames.Instruction(instruction));
        }

        return Task.CompletedTask;
    }

    public Task Close(Guid connectionId, int closeCode, string code)
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Outbox.Send(
                ServerFrames.Error(
                    new FrameError(
                        code,
                        closeCode switch
                        {
                            CloseCodes.TakenOver => "a newer connection has replaced this one",
                            CloseCodes.TryLater => "the attempt has moved to another server; reconnect",
                            _ => "the attempt has ended",
                        }
                    )
                )
            );
            socket.Outbox.Close(closeCode, code);
        }

        return Task.CompletedTask;
    }

    private Action<Progress>? Attach(Guid connectionId, ILocalAttempt attempt) =>
        _sockets.TryGetValue(connectionId, out var socket) ? socket.Attach(attempt) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Sockets must close before the web server stops, because it waits for open requests.
        using var draining = _host.ApplicationStopping.Register(() => _ = DrainAsync());
        using var timer = new PeriodicTimer(CheckInterval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            CloseSilent();
        }
    }

    /// <summary>
    /// Closes the sockets of silent clients. A client that has not answered by the next check is unreachable, and its
    /// socket is aborted.
    /// </summary>
    private void CloseSilent()
    {
        foreach (var socket in _sockets.Values)
        {
            var silent = _time.GetElapsedTime(socket.LastHeard) - _options.Value.Silence;
            if (silent > CheckInterval)
            {
                socket.Abort();
            }
            else if (silent > TimeSpan.Zero)
            {
                socket.CloseSilent();
            }
        }
    }

    /// <summary>Asks every client to reconnect to another host, and aborts the sockets that remain.</summary>
    private async Task DrainAsync()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.RequestReconnect();
        }

        var began = _time.GetTimestamp();
        while (!_sockets.IsEmpty && _time.GetElapsedTime(began) < DrainTimeout)
        {
            await Task.Delay(DrainPollInterval, _time).ConfigureAwait(false);
        }

        foreach (var socket in _sockets.Values)
        {
            socket.Abort();
        }
    }
}
