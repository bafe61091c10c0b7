using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>Breaks, and changes of the accommodation, which take effect at once.</summary>
internal sealed partial class AttemptGrain
{
    private const int MostTries = 5;

    public async Task<Result<Done>> Adjust(Actor actor)
    {
        if (_state.Row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_state.Row.ExamId).PermissionOf(actor);
        if (permission < ExamPermission.Edit)
        {
            return permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.MayNotAllow;
        }

        if (!_state.Row.Status.IsLive())
        {
            return AttemptProblems.Over;
        }

        var granted = await GrainFactory
            .GetGrain<IExamGrain>(_state.Row.ExamId)
            .AccommodationOf(actor, _state.Row.StudentId);
        if (!granted.Ok)
        {
            return granted.Problem;
        }

        var now = Now;
        var changed = AttemptRules.Adjust(_state.Row, granted.Value, now);
        if (Granted(changed) == Granted(_state.Row))
        {
            return Done.Value;
        }

        var instruction =
            changed.Deadline == _state.Row.Deadline
                ? null
                : new Instruction(
                    Guid.CreateVersion7(now),
                    InstructionKind.Extend,
                    "Your time has changed.",
                    changed.Deadline
                );
        await using (var connection = await parts.Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
            {
                return AttemptProblems.Moved;
            }

            if (instruction is not null)
            {
                var seconds = (int)(changed.Deadline - _state.Row.Deadline).TotalSeconds;
                await InstructionStore.InsertAsync(
                    _state.Row.Id,
                    instruction,
                    seconds,
                    actor.UserId,
                    now,
                    connection,
                    CancellationToken.None
                );
            }

            await transaction.CommitAsync();
        }

        _state.Row = changed;
        if (instruction is not null)
        {
            _state.Pending.Send(instruction, _state.Client);
        }

        await Rescore();
        Report(Now, []);
        return Done.Value;
    }

    public async Task<Result<AttemptView>> Break(Guid studentId, bool begin)
    {
        if (Unknown(studentId) is { } unknown)
        {
            return unknown;
        }

        var now = Now;
        if (!begin)
        {
            var ended = _state.Row!.BreakUntil is null ? null : await Unpause(now);
            return ended is null ? await View() : ended;
        }

        if (_state.Row!.BreakUntil is not null)
        {
            return await View();
        }

        if (AttemptRules.RefuseBreak(_state.Row, now) is { } refused)
        {
            return refused;
        }

        var problem = await Store(AttemptRules.Break(_state.Row, now), "proctor.paused", now);
        return problem is null ? await View() : problem;
    }

    private Task<Problem?> Unpause(DateTimeOffset now) =>
        Store(AttemptRules.Resume(_state.Row!, now), "proctor.resumed", now);

    private async Task<Problem?> Store(AttemptRow changed, string what, DateTimeOffset now)
    {
        await using (var connection = await parts.Database.OpenConnectionAsync())
        {
            if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
            {
                return AttemptProblems.Moved;
            }
        }

        _state.Row = changed;
        _state.Monitor!.Record(what, now, 0, new { why = "break" });
        Report(now, []);
        return null;
    }

    /// <summary>
    /// Replaces the score by one with the current accommodation. If the events cannot be read, this activation ends and
    /// the next one replays them; no score with the old accommodation is stored in between.
    /// </summary>
    private async Task Rescore()
    {
        _state.IsRescoring = true;
        try
        {
            if (await Rescored() is { } monitor)
            {
                _state.Monitor = monitor;
                _state.IsRescoring = false;
                _state.Monitor.Finish(Now);
                return;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogRescoreFailed(parts.Logger, _state.Row!.Id, failure.GetType().Name);
        }

        Leave();
    }

    /// <summary>A monitor after a replay of all events, while new ones arrive; null if they arrive too fast.</summary>
    private async Task<AttemptMonitor?> Rescored()
    {
        var row = _state.Row!;
        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        var (state, seq, serverSeq) = (new ScoringState(), 0L, 0L);
        for (var tries = 0; tries < MostTries; tries++)
        {
            await SettleAsync();
            await foreach (
                var e in parts.Events.AfterAsync(row.StartedOn, row.Id, seq, serverSeq, CancellationToken.None)
            )
            {
                // Their alerts were raised when they arrived.
                ScoreRules.Apply(state, policy, e, []);
                (seq, serverSeq) = (Math.Max(seq, e.Seq), Math.Max(serverSeq, -e.Seq));
            }

            if (_state.Monitor!.Accepted == seq && _state.Monitor.ServerSeq == serverSeq && _state.Monitor.Settled)
            {
                return Monitor(row, policy, state, _state.Stored!, _state.Monitor.LastSeenAt);
            }
        }

        return null;
    }
}
