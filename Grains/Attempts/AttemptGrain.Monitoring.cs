using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>The monitoring of the attempt: the client's socket, its events, what the room is told. Nothing here waits.</summary>
internal sealed partial class AttemptGrain
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <summary>However little happens: a room that has begun anew on another silo knows of a socket only what it is told.</summary>
    private static readonly TimeSpan ReportAtLeastEvery = TimeSpan.FromSeconds(30);
    private IMonitorGateway? _gateway;
    private MonitorConnection? _connection;
    private string _lastAddress = "";
    private DateTimeOffset _lostAt;
    private bool _lossTold;
    private DateTimeOffset _heardAt;
    private DateTimeOffset _reportedAt;
    private bool _handRaised;
    private ImmutableArray<string> _unsupported = [];

    public Task<Result<Welcome>> Connect(IMonitorGateway gateway, MonitorConnection connection)
    {
        if (_row is null || _monitor is null || !_row.Status.IsLive() || _stale)
        {
            return Task.FromResult<Result<Welcome>>(_row is null ? AttemptProblems.Unknown : _stale ? AttemptProblems.Moved : AttemptProblems.Over);
        }

        if (FollowSocket(connection))
        {
            return Task.FromResult<Result<Welcome>>(AttemptProblems.Following);
        }

        var now = Now;
        if (_connection is { } old && old.Id != connection.Id)
        {
            // A reload or a reconnect of the same tab is no second client; one that gives no name is told apart by being there at the same time.
            if (old.ClientId != connection.ClientId || connection.ClientId.Length == 0)
            {
                _monitor.Record("session.duplicate", now);
            }

            _ = _gateway!.Close(old.Id, 4410, "taken_over");
        }

        RecordReturn(connection, now);
        (_gateway, _connection, _lastAddress, _heardAt, _monitor.LastSeenAt) = (gateway, connection, connection.AddressHash, now, now);
        Report(now, []);
        return Task.FromResult<Result<Welcome>>(new Welcome(
            _row.Id, _monitor.Progress, _monitor.Policy.Collect, _monitor.Policy.GraceS, [.. _pending]));
    }

    public Task Disconnect(Guid connectionId)
    {
        if (_connection?.Id == connectionId && _monitor is not null)
        {
            var now = Now;
            Lose(now);
            _monitor.LastSeenAt = now;
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

        _heardAt = Now;
        return Task.FromResult<Result<Progress>>(_monitor!.Progress);
    }

    public Task<Result<Progress>> Ingest(EventBatch batch)
    {
        if (Refuse(batch.ConnectionId) is { } refused)
        {
            return Task.FromResult<Result<Progress>>(refused);
        }

        if (batch.StudentId is { } student && student != _row!.StudentId)
        {
            return Task.FromResult<Result<Progress>>(AttemptProblems.Unknown);
        }

        var now = Now;
        if (batch.ConnectionId != Guid.Empty)
        {
            _heardAt = now;
            parts.Moves.CountIngest(_connection!.Silo is { } silo && silo.Equals(GrainContext.Address.SiloAddress));
        }

        if (_monitor!.Ingest(batch, now) is { } problem)
        {
            return Task.FromResult<Result<Progress>>(problem);
        }

        _monitor.LastSeenAt = now;
        foreach (var e in batch.Events)
        {
            Notice(e.Type, e.Data.Span);
        }

        ReportSoon(now);
        return Task.FromResult<Result<Progress>>(_monitor.Progress);
    }

    public async Task<Result<Progress>> Flush()
    {
        if (_monitor is null)
        {
            return _row is null ? AttemptProblems.Unknown : AttemptProblems.Over;
        }

        var wanted = _monitor.Accepted;
        await _lastQueued;
        return _monitor.Durable >= wanted ? _monitor.Progress : AttemptProblems.Moved;
    }

    /// <summary>Why nothing is taken from that socket now; <see cref="Guid.Empty"/>: the HTTP fallback.</summary>
    private Problem? Refuse(Guid connectionId) =>
        _row is null ? AttemptProblems.Unknown
        : _monitor is null || !_row.Status.IsLive() ? AttemptProblems.Over
        : connectionId == Guid.Empty || _connection?.Id == connectionId ? null
        : _connection is null ? AttemptProblems.ConnectionUnknown : AttemptProblems.TakenOver;

    private void Lose(DateTimeOffset since) => (_connection, _gateway, _lostAt, _lossTold) = (null, null, since, false);

    private Task _lastQueued = Task.CompletedTask;
    private int _queued;

    private void OnQueued(JournalEntry entry)
    {
        _queued++;
        _lastQueued = Follow(entry);
        if (entry.Alerts.Length > 0)
        {
            Report(Now, entry.Alerts);
        }
    }

    private void TellDurable()
    {
        if (_connection is { } connection)
        {
            _ = _gateway!.Durable(connection.Id, _monitor!.Progress);
        }
    }

    private void RecordReturn(MonitorConnection connection, DateTimeOffset now)
    {
        if (_lossTold)
        {
            _monitor!.Record("heartbeat.missed", now, Milliseconds(now - _lostAt), new { part = 1 });
            _lossTold = false;
        }

        if (_lastAddress.Length > 0 && _lastAddress != connection.AddressHash)
        {
            _monitor!.Record("network.ip_changed", now);
        }
    }

    /// <summary>What the room shows and the score does not hold.</summary>
    private void Notice(string type, ReadOnlySpan<byte> data)
    {
        if (type == "student.raise_hand")
        {
            _handRaised = true;
        }
        else if (type == "session.started")
        {
            _unsupported = EventData.Strings(data, "unsupported"u8);
        }
    }

    private Task Pulse(CancellationToken cancel)
    {
        var now = Now;
        if (_row is null || _monitor is null || !_row.Status.IsLive())
        {
            return Task.CompletedTask;
        }

        if (_connection is not null && now - _heardAt >= TimeSpan.FromSeconds(Options.SilentAfterSeconds))
        {
            // Its host has died and nobody told: lost since then, not since now.
            _monitor.LastSeenAt = _heardAt;
            Lose(_heardAt);
        }

        if (_connection is null && !_lossTold && now - _lostAt >= TimeSpan.FromSeconds(Options.LostAfterSeconds))
        {
            _lossTold = true;
            _monitor.Record("heartbeat.missed", now, Milliseconds(now - _lostAt), new { part = 0, open = true });
        }

        // Sent again until the client says done.
        _pending.ForEach(Send);

        _monitor.LastSeenAt = _connection is null ? _monitor.LastSeenAt : now;
        _monitor.Summarise(now);
        _reportDue = false;
        Report(now, []);
        if (IsDue(now))
        {
            // As a request of its own: ending waits for its turn behind a save that is under way, the pulse does not.
            _ = this.AsReference<IAttemptGrain>().Sweep();
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells the room now, or with a pulse brought forward: at most once a second however fast events come.</summary>
    private void ReportSoon(DateTimeOffset now)
    {
        if (now - _reportedAt >= ReportEvery)
        {
            Report(now, []);
        }
        else if (!_reportDue)
        {
            _reportDue = true;
            _pulse!.Change(ReportEvery, TimeSpan.FromSeconds(Options.PulseSeconds));
        }
    }

    private bool _reportDue;

    /// <summary>Tells the room, when there is news.</summary>
    private void Report(DateTimeOffset now, ImmutableArray<Alert> alerts)
    {
        var card = Card(now);
        // A practice attempt has no room.
        if (_row!.Practice || (alerts.IsEmpty && card with { At = _card?.At ?? default } == _card && now - _reportedAt < ReportAtLeastEvery))
        {
            return;
        }

        (_card, _reportedAt) = (card, now);
        Room.Show(card, alerts);
    }

    private AttemptCard? _card;
    private RoomReporter? _room;

    private RoomReporter Room => _room ??= new RoomReporter(
        GrainFactory.GetGrain<IExamRoomGrain>(_row!.ExamId), parts.Time, failure => LogRoomAway(parts.Logger, _row!.Id, failure.GetType().Name));

    private AttemptCard Card(DateTimeOffset now) => new(
        _row!.Id, _row.StudentId, "", _row.Status, _connection is not null, _row.Locked, _handRaised,
        Math.Round(_monitor!.Integrity, 2), Math.Round(_monitor.Risk(now), 1), _monitor.Band(now), _monitor.Events,
        _row.StartedAt, _row.Deadline, _unsupported, now);

    private static int Milliseconds(TimeSpan span) => (int)Math.Clamp(span.TotalMilliseconds, 0, int.MaxValue);
}
