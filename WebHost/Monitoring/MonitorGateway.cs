using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// This host's monitoring sockets: what attempts tell them, and the watch over silent ones. The watch is no periodic
/// job of the silo: it reads nothing but the sockets of this process, also in a web host without a silo.
/// </summary>
internal sealed class MonitorGateway : BackgroundService, IMonitorGateway
{
    /// <summary>What clients are given to leave a stopping host; the others resume all the same.</summary>
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LeaveLook = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<Guid, MonitorSocket> _sockets = new();
    private readonly IGrainFactory _grains;
    private readonly IOptions<MonitorOptions> _options;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _host;
    private readonly Lock _gate = new();
    private IMonitorGateway? _reference;

    public MonitorGateway(
        IGrainFactory grains,
        IOptions<MonitorOptions> options,
        TimeProvider time,
        IMeterFactory meters,
        IHostApplicationLifetime host
    )
    {
        (_grains, _options, _time, _host) = (grains, options, time, host);
        meters
            .Create("Veritas.Monitor")
            .CreateObservableGauge(
                "veritas.monitor.sockets",
                () => _sockets.Count,
                "{socket}",
                "Open monitoring sockets"
            );
    }

    /// <summary>
    /// How attempts reach this host. The gateway lives as long as the host, so the reference stays good.
    /// </summary>
    public IMonitorGateway Reference
    {
        get
        {
            lock (_gate)
            {
                return _reference ??= _grains.CreateObjectReference<IMonitorGateway>(this);
            }
        }
    }

    public void Add(MonitorSocket socket)
    {
        _sockets[socket.Id] = socket;
        if (_host.ApplicationStopping.IsCancellationRequested)
        {
            socket.GoAway();
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
                            CloseCodes.TakenOver => "a newer connection has taken over",
                            CloseCodes.TryLater => "the attempt has moved; connect again",
                            _ => "the attempt has ended",
                        }
                    )
                )
            );
            socket.Outbox.Close(closeCode, code);
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the web server stops: it waits for open requests, and a socket is one.
        using var leaving = _host.ApplicationStopping.Register(() => _ = LeaveAsync());
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(_options.Value.HeartbeatSeconds / 2.0), _time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            foreach (
                var socket in _sockets.Values.Where(s => _time.GetElapsedTime(s.LastHeard) > _options.Value.Silence)
            )
            {
                socket.Abort();
            }
        }
    }

    /// <summary>Sends every client to another host; those that do not go are cut.</summary>
    private async Task LeaveAsync()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.GoAway();
        }

        var began = _time.GetTimestamp();
        while (!_sockets.IsEmpty && _time.GetElapsedTime(began) < LeaveLimit)
        {
            await Task.Delay(LeaveLook, _time).ConfigureAwait(false);
        }

        foreach (var socket in _sockets.Values)
        {
            socket.Abort();
        }
    }
}
