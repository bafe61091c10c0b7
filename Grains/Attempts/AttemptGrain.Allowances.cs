using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>What a student is granted: more time and another detection at once, and breaks.</summary>
internal sealed partial class AttemptGrain
{
    private const int MostTries = 5;
    private bool _rescoring;

    public async Task<Result<Done>> Adjust(Actor actor)
    {
        if (_row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_row.ExamId).PermissionOf(actor);
        if (permission < ExamPermission.Edit)
        {
            return permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.MayNotAllow;
        }

        if (!_row.Status.IsLive())
        {
            return AttemptProblems.Over;
        }

        if (await Definition(again: true) is not { Ok: true, Value: { } definition })
        {
            return AttemptProblems.ExamUnknown;
        }

        var now = Now;
        var changed = AttemptRules.Adjust(_row, definition.Accommodation, now);
        if (Granted(changed) == Granted(_row))
        {
            return Done.Value;
        }

        var told = changed.Deadline == _row.Deadline
            ? null
            : new Instruction(Guid.CreateVersion7(now), InstructionKind.Extend, "Your time has changed.", changed.Deadline);
        await using (var connection = await parts.Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
            {
                return AttemptProblems.Moved;
            }

            if (told is not null)
            {
                var seconds = (int)(changed.Deadline - _row.Deadline).TotalSeconds;
                await InstructionStore.InsertAsync(_row.Id, told, seconds, actor.UserId, now, connection, CancellationToken.None);
            }

            await transaction.CommitAsync();
        }

        _row = changed;
        if (told is not null)
        {
            _pending.Add(told);
            Send(told);
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
            return _row!.BreakUntil is null ? await View() : await Unpause(now) is { } refused ? refused : await View();
        }

        if (_row!.BreakUntil is not null)
        {
            return await View();
        }

        return AttemptRules.RefuseBreak(_row, now) is { } none ? none
            : await Store(AttemptRules.Break(_row, now), "proctor.paused", now) is { } problem ? problem
            : await View();
    }

    private Task<Problem?> Unpause(DateTimeOffset now) => Store(AttemptRules.Resume(_row!, now), "proctor.resumed", now);

    private async Task<Problem?> Store(AttemptRow changed, string what, DateTimeOffset now)
    {
        await using (var connection = await parts.Database.OpenConnectionAsync())
        {
            if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
            {
                return AttemptProblems.Moved;
            }
        }

        _row = changed;
        _monitor!.Record(what, now, 0, new { why = "break" });
        Report(now, []);
        return null;
    }

    /// <summary>
    /// Replaces the score by one under the accommodation of now. When the events cannot be read, this activation ends and the next one reads them: until
    /// then nothing is stored under the accommodation of before.
    /// </summary>
    private async Task Rescore()
    {
        _rescoring = true;
        try
        {
            if (await Rescored() is { } monitor)
            {
                _monitor = monitor;
                _rescoring = false;
                _monitor.Finish(Now);
                return;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogRescoreFailed(parts.Logger, _row!.Id, failure.GetType().Name);
        }

        Leave();
    }

    /// <summary>The monitor after a replay of all events, while new ones go on coming in. Null when too many come in.</summary>
    private async Task<AttemptMonitor?> Rescored()
    {
        var policy = ScoringPolicy.Compile(_row!.Policy, _row.Accommodation, _row.StartedAt, _row.DurationSeconds);
        var (state, seq, serverSeq) = (new ScoringState(), 0L, 0L);
        for (var tries = 0; tries < MostTries; tries++)
        {
            await _lastQueued.WaitAsync(SettleLimit, parts.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await foreach (var e in parts.Events.AfterAsync(_row.StartedOn, _row.Id, seq, serverSeq, CancellationToken.None))
            {
                // Their alerts were raised when they came.
                ScoreRules.Apply(state, policy, e, []);
                (seq, serverSeq) = (Math.Max(seq, e.Seq), Math.Max(serverSeq, -e.Seq));
            }

            if (_monitor!.Accepted == seq && _monitor.ServerSeq == serverSeq)
            {
                return Monitor(_row, policy, state, seq, serverSeq, _monitor.LastSeenAt);
            }
        }

        return null;
    }
}
