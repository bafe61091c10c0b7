using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Exams;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>The student's actions: start, answer, submit.</summary>
internal sealed partial class AttemptGrain
{
    /// <summary>The version of the monitoring notice that students must agree to.</summary>
    private const int CurrentNotice = 1;

    public async Task<Result<AttemptView>> Start(StartAttempt command)
    {
        if (_state.Row is { } own)
        {
            return own.StudentId == command.StudentId && own.ExamId == command.ExamId
                ? await View()
                : AttemptProblems.Unknown;
        }

        var found = await GrainFactory.GetGrain<IExamGrain>(command.ExamId).Definition();
        if (!found.Ok)
        {
            return found.Problem;
        }

        var definition = found.Value;
        var now = Now;
        if (AttemptRules.RefuseStart(definition, command, now, CurrentNotice) is { } refused)
        {
            return refused;
        }

        _state.Exam = definition;
        return await Start(definition, Accommodation.None, command, now);
    }

    /// <summary>
    /// Stores the attempt with the assumed accommodation, which most students have; else once more with their own.
    /// </summary>
    private async Task<Result<AttemptView>> Start(
        ExamDefinition definition,
        Accommodation assumed,
        StartAttempt command,
        DateTimeOffset now
    )
    {
        var id = this.GetPrimaryKey();
        var row = AttemptRules.Begin(id, definition, assumed, command, now);
        var allowed = definition.Settings.Practice ? (int?)null : definition.Settings.AttemptsAllowed;
        var outcome = await parts.Attempts.StartAsync(row, allowed, CancellationToken.None);
        if (outcome.Begun)
        {
            await Begin(Takeover.OfNew(row), CancellationToken.None);
            Report(now, []);
            return AttemptViewRules.Of(row, definition, [], Now);
        }

        if (outcome.Earlier?.Id == id)
        {
            // This call was sent again, because the response of the first one was lost.
            await Load(CancellationToken.None);
            return await View();
        }

        if (outcome.Earlier is { } other && AttemptRules.RefuseAgain(definition.Settings, other) is { } again)
        {
            return again;
        }

        if (outcome.Accommodation.Tag() != assumed.Tag())
        {
            return await Start(definition, outcome.Accommodation, command, now);
        }

        // A concurrent start was first.
        var first = await parts.Attempts.OfStudentAsync(command.StudentId, command.ExamId, CancellationToken.None);
        return AttemptRules.Again(first?.Id ?? id, first?.Live ?? true);
    }

    /// <summary>The student's view; of an ended attempt with its current grade.</summary>
    private async Task<Result<AttemptView>> View()
    {
        var definition = await Definition();
        if (!definition.Ok)
        {
            return definition.Problem;
        }

        var answers = await parts.Answers.ReadAsync(_state.Row!.Id, CancellationToken.None);
        var row = _state.IsLive ? _state.Row : await parts.Attempts.ReadAsync(_state.Row.Id, CancellationToken.None);
        return AttemptViewRules.Of(row ?? _state.Row, definition.Value, answers, Now);
    }

    public Task<Result<Done>> OwnedBy(Guid studentId) =>
        Task.FromResult<Result<Done>>((Unknown(studentId) ?? NotLive()) is { } refused ? refused : Done.Value);

    public async Task<Result<Answer>> SaveAnswer(SaveAnswer command)
    {
        var now = Now;
        if (Unknown(command.StudentId) is { } unknown)
        {
            return unknown;
        }

        if (AttemptRules.RefuseAnswer(_state.Row!, now) is { } refused)
        {
            return refused;
        }

        var definition = await Definition();
        if (definition.Ok && !SettingsRules.Admits(definition.Value.Settings, command.Address))
        {
            // The exam's networks may have been extended since the exam was read.
            definition = await Definition(again: true);
        }

        if (!definition.Ok)
        {
            return definition.Problem;
        }

        if (!SettingsRules.Admits(definition.Value.Settings, command.Address))
        {
            return AttemptProblems.AddressNotAllowed;
        }

        if (definition.Value.Questions.FirstOrDefault(q => q.Id == command.QuestionId) is not { } question)
        {
            return ExamProblems.QuestionUnknown;
        }

        if (
            (AttemptRules.RefuseRevision(command.Revision) ?? GradingRules.CheckAnswer(question, command.Value)) is
            { } invalid
        )
        {
            return invalid;
        }

        var answer = new Answer(command.QuestionId, command.Revision, command.Value, now);
        if (await parts.Answers.SaveAsync(_state.Row!.Id, _state.Row.Epoch, answer, CancellationToken.None))
        {
            var saved = new
            {
                q = question.Id,
                rev = command.Revision,
                first = command.Revision == 1,
            };
            _state.Monitor?.Record("answer.saved", now, 0, saved);
            return answer;
        }

        // There is a newer revision, or another activation owns the attempt.
        var all = await parts.Answers.ReadAsync(_state.Row.Id, CancellationToken.None);
        var stored = all.FirstOrDefault(a => a.Answer.QuestionId == command.QuestionId);
        return stored is not null && stored.Answer.Revision >= command.Revision ? stored.Answer : Retire();
    }

    public async Task<Result<AttemptView>> Submit(Guid studentId)
    {
        if (Unknown(studentId) is { } unknown)
        {
            return unknown;
        }

        if (_state.Row!.Status == AttemptStatus.Paused)
        {
            return AttemptProblems.Paused;
        }

        // The deadline may have ended it in the meantime, which is not an error for the student.
        if (
            _state.Row.Status == AttemptStatus.InProgress
            && await End(AttemptStatus.Submitted) is { } problem
            && _state.IsLive
        )
        {
            return problem;
        }

        return await View();
    }

    /// <summary>
    /// Ends the attempt: grades questions with a key, sends the client the reason, writes the final score, closes the
    /// socket.
    /// </summary>
    private async Task<Problem?> End(AttemptStatus status, Instruct? command = null, Instruction? instruction = null)
    {
        // Read again, because a key may have been corrected since the attempt started.
        var definition = await Definition(again: true);
        if (!definition.Ok)
        {
            return definition.Problem;
        }

        var now = Now;
        if (await StoreEnd(definition.Value, status, command, instruction, now) is not { } ended)
        {
            return Retire();
        }

        _state.Row = ended;
        if (instruction is not null)
        {
            _state.Client.Send(instruction);
        }

        _pulse?.Dispose();
        parts.Moves.Remove(GrainContext);
        _state.Monitor!.Finish(now);
        Report(now, []);
        // The ended attempt is then read from the database, which should have the last events and the score.
        await SettleAsync();
        _state.Client.Close(4409, "attempt_over");
        LogEnded(parts.Logger, ended.Id, WireName<AttemptStatus>.Of(status));
        return null;
    }

    /// <summary>
    /// Stores end and grades in one transaction; null when a newer activation owns the attempt. Releases its
    /// connection, because the journal needs one for the last events.
    /// </summary>
    private async Task<AttemptRow?> StoreEnd(
        ExamDefinition definition,
        AttemptStatus status,
        Instruct? command,
        Instruction? instruction,
        DateTimeOffset now
    )
    {
        var row = _state.Row!;
        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await AttemptStore.LockLiveAsync(row, connection, CancellationToken.None))
        {
            return null;
        }

        var answers = await AnswerStore.ReadAsync(row.Id, connection, CancellationToken.None);
        var graded = AttemptRules.Grade(definition, answers);
        var ended = row with
        {
            Status = status,
            PausedAt = null,
            Locked = false,
            EndReason = command?.Text,
            Grade = AttemptRules.Total(definition, graded, row.PassMark),
        };
        var endedAt = AttemptRules.EndedAt(row, status, now);
        await AttemptStore.EndAsync(ended, endedAt, command?.Actor.UserId, connection, CancellationToken.None);
        if (instruction is not null)
        {
            await InstructionStore.InsertAsync(
                row.Id,
                instruction,
                0,
                command!.Actor.UserId,
                now,
                connection,
                CancellationToken.None
            );
        }

        foreach (var (questionId, points) in graded.Where(g => g.Points is not null))
        {
            await AnswerStore.GradeAsync(
                row.Id,
                questionId,
                points!.Value,
                null,
                "",
                connection,
                CancellationToken.None
            );
        }

        await transaction.CommitAsync();
        return ended;
    }
}
