using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Grains.Attempts;

/// <summary>Instructions of teachers, and the deadline.</summary>
internal sealed partial class AttemptGrain
{
    public async Task<Result<Instruction>> Instruct(Instruct command)
    {
        if (await RefuseProctor(command.Actor) is { } notPermitted)
        {
            return notPermitted;
        }

        if (_state.Row!.Practice)
        {
            return AttemptProblems.Practice;
        }

        if (InstructionRules.Refuse(_state.Row, command) is { } refused)
        {
            return refused;
        }

        var now = Now;
        var changed = InstructionRules.Apply(_state.Row, command, now);
        var until = InstructionRules.Until(changed, command);
        var instruction = new Instruction(Guid.CreateVersion7(now), command.Kind, command.Text, until);
        if (command.Kind == InstructionKind.Terminate)
        {
            return await End(AttemptStatus.Terminated, command, instruction) is { } problem ? problem : instruction;
        }

        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
        {
            return Retire();
        }

        await InstructionStore.InsertAsync(
            _state.Row.Id,
            instruction,
            command.Seconds,
            command.Actor.UserId,
            now,
            connection,
            CancellationToken.None
        );
        await transaction.CommitAsync();
        _state.Row = changed;
        _state.HandRaised &= command.Kind != InstructionKind.Message;
        _state.Pending.Send(instruction, _state.Client);
        var pauses = command.Kind == InstructionKind.Pause;
        if ((pauses || command.Kind == InstructionKind.Resume) && _state.Monitor!.State.Paused != pauses)
        {
            _state.Monitor.Record(pauses ? "proctor.paused" : "proctor.resumed", now);
        }

        Report(now, []);
        return instruction;
    }

    /// <summary>Why the actor may not proctor the attempt; null if allowed.</summary>
    private async Task<Problem?> RefuseProctor(Actor actor)
    {
        if (_state.Row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_state.Row.ExamId).PermissionOf(actor);
        return permission switch
        {
            >= ExamPermission.Proctor => null,
            ExamPermission.None => AttemptProblems.Unknown,
            _ => AttemptProblems.NotPermitted,
        };
    }

    public Task InstructionDone(Guid connectionId, Guid instructionId)
    {
        if (_state.Pending.Remove(instructionId))
        {
            // Not awaited: the client's next events must not wait for the database.
            _ = StoreDone(instructionId);
        }

        return Task.CompletedTask;
    }

    private async Task StoreDone(Guid instructionId)
    {
        try
        {
            await parts.Instructions.DoneAsync(instructionId, Now, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The instruction is resent after a restart and carried out again.
            LogDoneNotStored(parts.Logger, this.GetPrimaryKey(), failure.GetType().Name);
        }
    }

    public async Task Sweep()
    {
        var now = Now;
        if (_state.Row is { LockedUntil: { } until } && now >= until)
        {
            _state.Row = _state.Row with { Locked = false, LockedUntil = null };
        }

        if (_state.Row is { BreakUntil: { } ends } && now >= ends)
        {
            await Unpause(now);
        }

        if (Due(now) is { } status)
        {
            await End(status);
        }
    }

    private bool IsDue(DateTimeOffset now) =>
        now >= _state.Row!.LockedUntil || now >= _state.Row.BreakUntil || Due(now) is not null;

    private AttemptStatus? Due(DateTimeOffset now)
    {
        if (!_state.IsLive)
        {
            return null;
        }

        var seenAt = _state.Client.IsConnected ? now : _state.Monitor?.LastSeenAt ?? _state.Row!.LastSeenAt;
        return AttemptRules.Due(_state.Row!, now, seenAt, Options);
    }
}
