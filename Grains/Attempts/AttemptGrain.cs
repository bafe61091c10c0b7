using Orleans.Placement;
using Orleans.Runtime;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Storage;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// One live attempt. This part: activation and deactivation. Requests that wait for the database run one at a time.
/// Monitoring requests never wait and interleave, so that events, scores and alerts continue during a database outage.
/// </summary>
[PreferLocalPlacement]
internal sealed partial class AttemptGrain(AttemptParts parts) : Grain, IAttemptGrain, IIncomingGrainCallFilter
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(5);
    private readonly AttemptState _state = new();
    private IGrainTimer? _pulse;

    private DateTimeOffset Now
    {
        get
        {
            // Whole microseconds, the precision of PostgreSQL: a replay must see the same times.
            var now = parts.Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    private AttemptOptions Options => parts.Options.Value;

    public Task Invoke(IIncomingGrainCallContext context) => StorageOutage.Invoke(context);

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        StorageOutage.Activate(Activate(cancellationToken));

    private async Task Activate(CancellationToken cancel)
    {
        if (_arrived is { } arrived)
        {
            _arrived = null;
            Arrive(arrived);
            return;
        }

        // There is nothing to read of an attempt that is being started.
        if (!NewAttempt.IsBeingStarted(this.GetPrimaryKey()))
        {
            await Load(cancel);
        }
    }

    private async Task Load(CancellationToken cancel)
    {
        if (await parts.Takeovers.TakeAsync(this.GetPrimaryKey(), cancel) is { } taken)
        {
            await Begin(taken, cancel);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _pulse?.Dispose();
        // Events that still arrive belong to the next activation.
        _state.Client.Detach();
        _state.Reports?.Stop();
        parts.Moves.Remove(GrainContext);
        // Waits for the journal, which rejects queued entries once the next activation has a higher epoch. During an
        // outage the clients resend their events.
        await SettleAsync(cancellationToken);
        // A migrating attempt transfers its state.
        if (
            _state is { IsLive: true, Monitor.Settled: true, IsStale: false, IsRescoring: false }
            && reason.ReasonCode != DeactivationReasonCode.Migrating
        )
        {
            await TrySnapshot();
        }
    }

    private async Task Begin(Takeover taken, CancellationToken cancel)
    {
        Open(taken.Row);
        if (!taken.Row.Status.IsLive())
        {
            return;
        }

        _state.Pending.Add(taken.Pending);
        _state.Monitor = await Restore(taken, cancel);
        // The client counts as disconnected from now on; before, the attempt was in no process.
        _state.Client.Lose(Now);
        BeginPulse();
        if (taken.Seq + taken.ServerSeq > 0 && !taken.Row.Practice)
        {
            _ = GrainFactory.GetGrain<IExamRoomGrain>(taken.Row.ExamId).Refresh();
        }
    }

    private void Open(AttemptRow row)
    {
        _state.Row = row;
        _state.Reports = new RoomReports(
            row.Practice
                ? null
                : new RoomReporter(
                    GrainFactory.GetGrain<IExamRoomGrain>(row.ExamId),
                    Show(new RoomCards.Slot(row.ExamId)),
                    parts.Time,
                    failure => LogRoomAway(parts.Logger, row.Id, failure.GetType().Name)
                )
        );
    }

    private Action<AttemptCard> Show(RoomCards.Slot slot) => card => parts.Cards.Put(slot, card);

    private void BeginPulse()
    {
        parts.Moves.Add(GrainContext);
        var period = TimeSpan.FromSeconds(Options.PulseSeconds);
        _pulse = this.RegisterGrainTimer(
            Pulse,
            new GrainTimerCreationOptions(period, period) { KeepAlive = true, Interleave = true }
        );
    }

    /// <summary>Restores the monitor from the snapshot if that is valid, else from all events.</summary>
    private async Task<AttemptMonitor> Restore(Takeover taken, CancellationToken cancel)
    {
        var row = taken.Row;
        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        var state = taken.Snapshot?.Restore(taken.Seq, taken.ServerSeq, Granted(row));
        var (seq, serverSeq) = (0L, 0L);
        if (state is not null && taken.Snapshot is { } valid)
        {
            (seq, serverSeq) = (valid.Seq, valid.ServerSeq);
            (_state.Unsupported, _state.HandRaised) = (valid.Unsupported, valid.HandRaised);
            _state.SnapshotEvents = seq + serverSeq;
        }

        var known = state is not null || taken.Snapshot is null;
        var events =
            known && taken.Later is { } later
                ? later.ToAsyncEnumerable()
                : parts.Events.AfterAsync(row.StartedOn, row.Id, seq, serverSeq, cancel);
        state = await Replay(events, policy, state ?? new ScoringState());
        return Monitor(row, policy, state, Stored(taken.Seq, taken.ServerSeq), lastSeenAt: null);
    }

    /// <summary>Begins to follow what the journal stores of this activation.</summary>
    private StoredEvents Stored(long seq, long serverSeq)
    {
        var stored = _state.Stored = new StoredEvents(seq, serverSeq, progress => _state.Client.TellDurable(progress));
        _ = RetireWhenFenced(stored);
        return stored;
    }

    private async Task RetireWhenFenced(StoredEvents stored)
    {
        await stored.Fenced;
        Retire();
    }

    private AttemptMonitor Monitor(
        AttemptRow row,
        ScoringPolicy policy,
        ScoringState state,
        StoredEvents stored,
        DateTimeOffset? lastSeenAt
    ) =>
        new(
            row.Id,
            row.ExamId,
            row.StartedAt,
            row.StartedOn,
            row.Epoch,
            row.Practice,
            policy,
            state,
            stored,
            parts.Journal,
            OnQueued
        )
        {
            LastSeenAt = lastSeenAt,
        };

    private void OnQueued(JournalEntry entry)
    {
        if (entry.Alerts.Length > 0)
        {
            Report(Now, entry.Alerts);
        }
    }

    /// <summary>Writes a snapshot after many events, when all of them are stored.</summary>
    private void SnapshotIfDue(AttemptMonitor monitor)
    {
        if (monitor.Events - _state.SnapshotEvents >= Options.SnapshotEvents && monitor.Settled && !_state.IsRescoring)
        {
            _ = TrySnapshot();
        }
    }

    /// <summary>Waits, with a timeout, until everything queued is durable or rejected.</summary>
    private async Task SettleAsync(CancellationToken cancel = default) =>
        await (_state.Stored?.WhenConcluded() ?? Task.CompletedTask)
            .WaitAsync(SettleLimit, parts.Time, cancel)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>
    /// Ends this activation because a newer one owns the attempt. Returns the problem for the caller.
    /// </summary>
    private Problem Retire()
    {
        if (!_state.IsStale)
        {
            LogFenced(parts.Logger, _state.Row!.Id, _state.Row.Epoch);
            Leave();
        }

        return AttemptProblems.Moved;
    }

    /// <summary>
    /// Ends this activation; the next one reads everything from the database. The client reconnects, learns which
    /// events are stored, and resends the rest.
    /// </summary>
    private void Leave()
    {
        _state.IsStale = true;
        _state.Client.Detach();
        // Before closing the socket, so that a client that reconnects at once reaches the next activation.
        DeactivateOnIdle();
        _state.Client.Close(1013, "attempt_moved");
    }

    private async Task TrySnapshot()
    {
        if (_state.IsWritingSnapshot)
        {
            return;
        }

        _state.IsWritingSnapshot = true;
        try
        {
            var (row, monitor) = (_state.Row!, _state.Monitor!);
            var snapshot = new MonitorSnapshot(
                monitor.Accepted,
                monitor.ServerSeq,
                monitor.State.Serialize(),
                _state.Unsupported,
                _state.HandRaised,
                Granted(row)
            );
            await parts.Snapshots.SaveAsync(row, snapshot, CancellationToken.None);
            _state.SnapshotEvents = snapshot.Seq + snapshot.ServerSeq;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Without the snapshot the next activation replays the events.
            LogSnapshotFailed(parts.Logger, this.GetPrimaryKey(), e.GetType().Name);
        }
        finally
        {
            _state.IsWritingSnapshot = false;
        }
    }

    private static string Granted(AttemptRow row) => RawJson.Of(row.Accommodation).Text;

    private Problem? Unknown(Guid studentId) =>
        _state.Row is { } row && row.StudentId == studentId ? null : AttemptProblems.Unknown;

    /// <summary>
    /// The exam as it was when this activation read it; with <paramref name="again"/> it is read again.
    /// </summary>
    private async ValueTask<Result<ExamDefinition>> Definition(bool again = false)
    {
        if (_state.Exam is { } known && !again && _state.IsLive)
        {
            return known;
        }

        var found = await GrainFactory.GetGrain<IExamGrain>(_state.Row!.ExamId).Definition();
        _state.Exam = found.Value ?? _state.Exam;
        return found;
    }
}
