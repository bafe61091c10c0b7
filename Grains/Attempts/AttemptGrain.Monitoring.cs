using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// The monitoring of the attempt: the client's socket, its events, and the reports to the room. No method waits.
/// </summary>
internal sealed partial class AttemptGrain
{
    public Task<Result<Welcome>> Connect(IMonitorGateway gateway, MonitorConnection connection) =>
        Task.FromResult(Connected(gateway, connection));

    private Result<Welcome> Connected(IMonitorGateway gateway, MonitorConnection connection)
    {
        if (_state is { IsStale: true, Row: not null })
        {
            return AttemptProblems.Moved;
        }

        if (NotLive() is { } over)
        {
            return over;
        }

        if (_state.Client.Supersedes(gateway, connection))
        {
            return AttemptProblems.TakenOver;
        }

        if (FollowSocket(connection))
        {
            return AttemptProblems.Following;
        }

        var (now, monitor) = (Now, _state.Monitor!);
        var own = parts.LocalGateway.Own(gateway);
        var reconnection = _state.Client.Connect(gateway, own, connection, now);
        if (own is not null)
        {
            _state.Client.Attach(own, Local(_state.Client));
        }

        if (reconnection.IsDuplicate)
        {
            monitor.Record("session.duplicate", now);
        }

        if (reconnection.LostFor is { } away)
        {
            monitor.Record("heartbeat.missed", now, Milliseconds(away), new { part = 1 });
        }

        if (reconnection.AddressChanged)
        {
            monitor.Record("network.ip_changed", now);
        }

        monitor.LastSeenAt = now;
        Report(now, []);
        return new Welcome(
            _state.Row!.Id,
            monitor.Progress,
            monitor.Policy.Collect,
            monitor.Policy.GraceS,
            _state.Pending.All
        );
    }

    private LocalAttempt Local(AttemptClient client) =>
        new(
            IngestNow,
            () => client.Hear(Now),
            failure => LogIngestFailed(parts.Logger, this.GetPrimaryKey(), failure.GetType().Name)
        );

    public Task Disconnect(Guid connectionId)
    {
        if (_state.Client.Connection?.Id == connectionId && _state.Monitor is { } monitor)
        {
            var now = Now;
            _state.Client.Lose(now);
            monitor.LastSeenAt = now;
            Report(now, []);
        }

        return Task.CompletedTask;
    }

    public Task<Result<Progress>> Heartbeat(Guid connectionId)
    {
        if (Refuse(connectionId) is { } refused)
        {
            return Task.FromResult<Result<Progress>>(refused);
        }

        _state.Client.Hear(Now);
        return Task.FromResult<Result<Progress>>(_state.Monitor!.Progress);
    }

    public Task<Result<Progress>> Ingest(EventBatch batch) => Task.FromResult(IngestNow(batch));

    private Result<Progress> IngestNow(EventBatch batch)
    {
        if (Refuse(batch.ConnectionId) is { } refused)
        {
            return refused;
        }

        if (batch.StudentId is { } student && student != _state.Row!.StudentId)
        {
            return AttemptProblems.Unknown;
        }

        var (now, monitor) = (Now, _state.Monitor!);
        if (batch.ConnectionId != Guid.Empty)
        {
            _state.Client.Hear(now);
            var socket = _state.Client.Connection!.Silo;
            parts.Moves.CountIngest(socket is not null && socket.Equals(GrainContext.Address.SiloAddress));
        }

        monitor.LastSeenAt = now;
        SnapshotIfDue(monitor);
        if (monitor.Ingest(batch, now) is { } problem)
        {
            return problem;
        }

        foreach (var e in batch.Events)
        {
            _state.Notice(e.Type, e.Data.Span);
        }

        Report(now, []);
        return monitor.Progress;
    }

    public async Task<Result<Progress>> Flush()
    {
        if (_state.Monitor is not { } monitor)
        {
            return _state.Row is null ? AttemptProblems.Unknown : AttemptProblems.Over;
        }

        var wanted = monitor.Accepted;
        await _state.Stored!.WhenConcluded();
        // A replay after a changed accommodation may have replaced the monitor in the meantime.
        monitor = _state.Monitor;
        return monitor.Durable >= wanted ? monitor.Progress : AttemptProblems.Moved;
    }

    /// <summary>
    /// Why messages of that connection are rejected; null when they are accepted. <see cref="Guid.Empty"/>: the HTTP
    /// fallback.
    /// </summary>
    private Problem? Refuse(Guid connectionId)
    {
        if (NotLive() is { } over)
        {
            return over;
        }

        if (connectionId == Guid.Empty || _state.Client.Connection?.Id == connectionId)
        {
            return null;
        }

        return _state.Client.IsConnected ? AttemptProblems.TakenOver : AttemptProblems.ConnectionUnknown;
    }

    private Task Pulse(CancellationToken cancel)
    {
        if (!_state.IsLive || _state.Monitor is not { } monitor)
        {
            return Task.CompletedTask;
        }

        var (now, client) = (Now, _state.Client);
        if (client.IsSilent(now, TimeSpan.FromSeconds(Options.SilentAfterSeconds)))
        {
            // The socket's host has died without reporting it, so the client is disconnected since its last message.
            monitor.LastSeenAt = client.HeardAt;
            client.Lose(client.HeardAt);
        }

        if (client.RecordLoss(now, TimeSpan.FromSeconds(Options.LostAfterSeconds)) is { } away)
        {
            monitor.Record("heartbeat.missed", now, Milliseconds(away), new { part = 0, open = true });
        }

        _state.Pending.SendAgain(client);
        monitor.LastSeenAt = client.IsConnected ? now : monitor.LastSeenAt;
        monitor.Summarise(now);
        SnapshotIfDue(monitor);
        Report(now, []);
        if (IsDue(now))
        {
            // A separate request, because it must wait for a running save, which the timer does not.
            _ = this.AsReference<IAttemptGrain>().Sweep();
        }

        return Task.CompletedTask;
    }

    private void Report(DateTimeOffset now, ImmutableArray<Alert> alerts) =>
        _state.Reports!.Report(Card(now), alerts, now);

    private AttemptCard Card(DateTimeOffset now)
    {
        var (row, monitor) = (_state.Row!, _state.Monitor!);
        var (integrity, risk, band) = monitor.Summary(now);
        return new AttemptCard(
            row.Id,
            row.StudentId,
            "",
            row.Status,
            _state.Client.IsConnected,
            row.Locked,
            _state.HandRaised,
            Math.Round(integrity, 2),
            Math.Round(risk, 1),
            band,
            monitor.Events,
            row.StartedAt,
            row.Deadline,
            _state.Unsupported,
            now
        );
    }

    private static int Milliseconds(TimeSpan span) => (int)Math.Clamp(span.TotalMilliseconds, 0, int.MaxValue);
}
