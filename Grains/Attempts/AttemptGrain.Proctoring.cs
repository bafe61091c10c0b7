using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Grains.Attempts;

/// <summary>What teachers and the clock do to the attempt.</summary>
internal sealed partial class AttemptGrain
{
    private readonly List<Instruction> _pending = [];

    public async Task<Result<Instruction>> Instruct(Instruct command)
    {
        if (_row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_row.ExamId).PermissionOf(command.Actor);
        if (permission < ExamPermission.Proctor)
        {
            return permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.NotPermitted;
        }

        if (_row.Practice)
        {
            return new Problem(ProblemKind.Conflict, "exam_practice", "Nobody proctors a practice attempt.");
        }

        if (InstructionRules.Refuse(_row, command) is { } refused)
        {
            return refused;
        }

        var now = Now;
        var changed = InstructionRules.Apply(_row, command, now);
        var instruction = new Instruction(Guid.CreateVersion7(now), command.Kind, command.Text, InstructionRules.Until(changed, command));
        if (command.Kind == InstructionKind.Terminate)
        {
            return await End(AttemptStatus.Terminated, command, instruction) is { } problem ? problem : instruction;
        }

        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await AttemptStore.ChangeAsync(changed, connection, CancellationToken.None))
        {
            return GiveWay();
        }

        await InstructionStore.InsertAsync(_row.Id, instruction, command.Seconds, command.Actor.UserId, now, connection, CancellationToken.None);
        await transaction.CommitAsync();
        _row = changed;
        _handRaised &= command.Kind != InstructionKind.Message;
        _pending.Add(instruction);
        Send(instruction);
        if (command.Kind is InstructionKind.Pause or InstructionKind.Resume && _monitor!.State.Paused != (command.Kind == InstructionKind.Pause))
        {
            _monitor.Record(command.Kind == InstructionKind.Pause ? "proctor.paused" : "proctor.resumed", now);
        }

        Report(now, []);
        return instruction;
    }

    public async Task InstructionDone(Guid connectionId, Guid instructionId)
    {
        if (_pending.RemoveAll(i => i.Id == instructionId) > 0)
        {
            // Lost with the database away: the client answers done again when it is resent after a restart.
            await parts.Instructions.DoneAsync(instructionId, Now, CancellationToken.None);
        }
    }

    public async Task Sweep()
    {
        var now = Now;
        if (_row is { LockedUntil: { } until } && now >= until)
        {
            _row = _row with { Locked = false, LockedUntil = null };
        }

        if (_row is { BreakUntil: { } ends } && now >= ends)
        {
            await Unpause(now);
        }

        if (Due(now) is { } status)
        {
            await End(status);
        }
    }

    private bool IsDue(DateTimeOffset now) => now >= _row!.LockedUntil || now >= _row.BreakUntil || Due(now) is not null;

    private AttemptStatus? Due(DateTimeOffset now) => _row is null || !_row.Status.IsLive()
        ? null
        : AttemptRules.Due(_row, now, _connection is not null ? now : _monitor?.LastSeenAt ?? _row.LastSeenAt, Options);

    private void Send(Instruction instruction)
    {
        if (_connection is { } connection)
        {
            _ = _gateway!.Instruct(connection.Id, instruction);
        }
    }
}
