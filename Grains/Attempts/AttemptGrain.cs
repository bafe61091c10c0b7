using Orleans.Placement;
using Orleans.Runtime;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>
/// One attempt. This part: how it comes to life and goes. Requests that wait for the database run one at a time; the monitoring ones never
/// wait and enter in between, so that events, scores and alerts go on while the database is away.
/// </summary>
[PreferLocalPlacement]
internal sealed partial class AttemptGrain(
    AttemptParts parts, [PersistentState("attempt_monitor")] IPersistentState<MonitorSnapshot> snapshot) : Grain, IAttemptGrain
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(5);
    private AttemptRow? _row;
    private AttemptMonitor? _monitor;
    private ExamDefinition? _definition;
    private IGrainTimer? _pulse;
    private bool _stale;

    private DateTimeOffset Now
    {
        get
        {
            // Whole microseconds, as PostgreSQL keeps them: a replay must see the very same times.
            var now = parts.Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    private AttemptOptions Options => parts.Options.Value;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_arrived is { } arrived)
        {
            _arrived = null;
            Arrive(arrived);
            return;
        }

        var from = snapshot.RecordExists ? new SnapshotMarks(snapshot.State.Seq, snapshot.State.ServerSeq) : default;
        if (await parts.Takeovers.TakeAsync(this.GetPrimaryKey(), from, cancellationToken) is { } taken)
        {
            await Begin(taken, cancellationToken);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _pulse?.Dispose();
        _room?.Stop();
        parts.Moves.Remove(GrainContext);
        // What is queued should not be refused because the next activation comes first; with the database away the clients keep it.
        await _lastQueued.WaitAsync(SettleLimit, parts.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        // A migrating attempt takes its state along.
        if (_monitor is { Settled: true } && !_stale && !_rescoring && reason.ReasonCode != DeactivationReasonCode.Migrating)
        {
            await TrySnapshot();
        }
    }

    private async Task Begin(Takeover taken, CancellationToken cancel)
    {
        _row = taken.Row;
        if (!_row.Status.IsLive())
        {
            return;
        }

        _pending.AddRange(taken.Pending);
        _monitor = await Restore(taken, cancel);
        // A loss is told from here on: while no process held the attempt, nobody can say whose fault it was.
        _lostAt = Now;
        Live();
        if (taken.Seq + taken.ServerSeq > 0 && !_row.Practice)
        {
            _ = GrainFactory.GetGrain<IExamRoomGrain>(_row.ExamId).Refresh();
        }
    }

    private void Live()
    {
        parts.Moves.Add(GrainContext);
        var period = TimeSpan.FromSeconds(Options.PulseSeconds);
        _pulse = this.RegisterGrainTimer(Pulse, new GrainTimerCreationOptions(period, period) { KeepAlive = true, Interleave = true });
    }

    /// <summary>From the snapshot where it holds, else from the first event.</summary>
    private async Task<AttemptMonitor> Restore(Takeover taken, CancellationToken cancel)
    {
        var row = taken.Row;
        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        var state = snapshot.RecordExists ? snapshot.State.Restore(taken.Seq, taken.ServerSeq, Granted(row)) : null;
        var from = state is null ? default : new SnapshotMarks(snapshot.State.Seq, snapshot.State.ServerSeq);
        (_unsupported, _handRaised) = (from.Seq == 0 ? [] : [.. snapshot.State.Unsupported], from.Seq > 0 && snapshot.State.HandRaised);
        var known = state is not null || !snapshot.RecordExists;
        snapshot.State.Release();
        var events = known && taken.Later is { } later
            ? later.ToAsyncEnumerable()
            : parts.Events.AfterAsync(row.StartedOn, row.Id, from.Seq, from.ServerSeq, cancel);
        state = await Replay(events, policy, state ?? new ScoringState());
        return Monitor(row, policy, state, taken.Seq, taken.ServerSeq, lastSeenAt: null);
    }

    private AttemptMonitor Monitor(
        AttemptRow row, ScoringPolicy policy, ScoringState state, long seq, long serverSeq, DateTimeOffset? lastSeenAt) => new(
        row.Id, row.ExamId, row.StartedAt, row.StartedOn, row.Epoch, row.Practice, policy, state, seq, serverSeq, parts.Journal, OnQueued)
    {
        LastSeenAt = lastSeenAt,
    };

    /// <summary>Follows an entry to its fate. Runs beside requests, on this grain's scheduler.</summary>
    private async Task Follow(JournalEntry entry)
    {
        switch (await entry.Verdict)
        {
            case JournalVerdict.Stored:
                _monitor!.Stored(entry);
                TellDurable();
                if (_monitor.Settled && _monitor.Events - (snapshot.State.Seq + snapshot.State.ServerSeq) >= Options.SnapshotEvents)
                {
                    await TrySnapshot();
                }

                break;
            case JournalVerdict.Fenced:
                GiveWay();
                break;
            default:
                // The process is stopping; the client still has the events.
                break;
        }

        // Thousands of attempts rest between two batches, and what they refer to the collector looks through: nothing of the last one.
        _lastQueued = --_queued == 0 ? Task.CompletedTask : _lastQueued;
    }

    /// <summary>
    /// A newer activation owns the attempt: this one ends. Its client is sent away, to hear from the newer one what is stored and send the rest again.
    /// </summary>
    private Problem GiveWay()
    {
        if (!_stale)
        {
            LogFenced(parts.Logger, _row!.Id, _row.Epoch);
            Leave();
        }

        return AttemptProblems.Moved;
    }

    /// <summary>Ends this activation; the next one reads everything from the database.</summary>
    private void Leave()
    {
        _stale = true;
        // First this, so that a client that comes back at once finds the next one.
        DeactivateOnIdle();
        if (_connection is { } socket)
        {
            _ = _gateway!.Close(socket.Id, 1013, "attempt_moved");
        }
    }

    private async Task TrySnapshot()
    {
        if (_snapshotting)
        {
            return;
        }

        _snapshotting = true;
        try
        {
            var state = snapshot.State;
            (state.Seq, state.ServerSeq) = (_monitor!.Accepted, _monitor.ServerSeq);
            state.Scoring = _monitor.State.Serialize();
            state.Granted = Granted(_row!);
            (state.Unsupported, state.HandRaised) = ([.. _unsupported], _handRaised);
            await snapshot.WriteStateAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Only a shortcut: without it the events are replayed.
            LogSnapshotFailed(parts.Logger, this.GetPrimaryKey(), e.GetType().Name);
        }
        finally
        {
            snapshot.State.Release();
            _snapshotting = false;
        }
    }

    private bool _snapshotting;

    private static string Granted(AttemptRow row) => System.Text.Json.JsonSerializer.Serialize(row.Accommodation, VeritasJson.Options);

    private Problem? Unknown(Guid studentId) =>
        _row is null || _row.StudentId != studentId ? AttemptProblems.Unknown : null;

    /// <summary>The exam; of an ended attempt always as it is now, for its results move on.</summary>
    private async ValueTask<Result<ExamDefinition>> Definition(bool again = false)
    {
        if (_definition is not null && !again && _row!.Status.IsLive())
        {
            return _definition;
        }

        var found = await GrainFactory.GetGrain<IExamGrain>(_row!.ExamId).Definition(_row.StudentId);
        _definition = found.Value;
        return found;
    }
}
