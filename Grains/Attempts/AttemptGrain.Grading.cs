using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Rooms;

namespace Veritas.Grains.Attempts;

/// <summary>What teachers ask of an attempt, live or ended.</summary>
internal sealed partial class AttemptGrain
{
    private const int LongestComment = 10_000;

    /// <summary>The row holds a score under another policy than the monitor of this activation, which saw the attempt end.</summary>
    private bool _rescored;

    public Task<Result<AttemptCard>> Look() => Task.FromResult<Result<AttemptCard>>(
        _row is null ? AttemptProblems.Unknown : _monitor is not null && !_rescored ? Card(Now) : EndedCard(_row));

    public async Task<Result<ScoreView>> Score()
    {
        if (_row is null)
        {
            return AttemptProblems.Unknown;
        }

        // An ended attempt may have been scored anew under another policy.
        if (!_row.Status.IsLive() && await parts.Attempts.ReadAsync(_row.Id, CancellationToken.None) is { } stored)
        {
            _rescored |= Text(stored.Policy) != Text(_row.Policy);
            // Not the grade: somebody may be grading meanwhile.
            _row = _row with
            {
                Policy = stored.Policy, IntegrityScore = stored.IntegrityScore, Risk = stored.Risk, Band = stored.Band, ScoredAt = stored.ScoredAt, EventCount = stored.EventCount,
            };
        }

        if (_monitor is not null && !_rescored)
        {
            return _monitor.Score(Now);
        }

        if (await parts.Gone.OfAttemptAsync(_row.Id, CancellationToken.None) is not null)
        {
            // Nothing to replay: what was stored stands, without what made it.
            return new ScoreView(_row.IntegrityScore, _row.Risk, _row.Band, _row.ScoredAt ?? _row.StartedAt, _row.Policy.Version, []);
        }

        var policy = ScoringPolicy.Compile(_row.Policy, _row.Accommodation, _row.StartedAt, _row.DurationSeconds);
        var state = await Replay(parts.Events.AfterAsync(_row.StartedOn, _row.Id, 0, 0, CancellationToken.None), policy, new ScoringState());
        return ScoreRules.View(state, policy, Now);
    }

    /// <summary>Why nothing can be graded anew; null when it can.</summary>
    private async Task<Problem?> EvidenceDeleted() =>
        await parts.Gone.OfAttemptAsync(_row!.Id, CancellationToken.None) is { } gone && gone == EventAvailability.Deleted ? gone : null;

    private static string Text(MonitoringPolicy policy) => JsonSerializer.Serialize(policy, VeritasJson.Options);

    public async Task<Result<AttemptGrade>> GradeAnswer(GradeAnswer command)
    {
        if (_row is null)
        {
            return AttemptProblems.Unknown;
        }

        var permission = await GrainFactory.GetGrain<IExamGrain>(_row.ExamId).PermissionOf(command.Actor);
        if (permission < ExamPermission.Grade)
        {
            return permission == ExamPermission.None ? AttemptProblems.Unknown : AttemptProblems.MayNotGrade;
        }

        if (await EvidenceDeleted() is { } deleted)
        {
            return deleted;
        }

        var definition = await Definition();
        if (!definition.Ok)
        {
            return definition.Problem;
        }

        if ((AttemptRules.RefuseGrade(_row, definition.Value, command, LongestComment)
            ?? ResultRules.RefuseChange(definition.Value.Results, command.Approved)
            ?? MarkingRules.RefuseRubric(definition.Value.Questions.First(q => q.Id == command.QuestionId), command.Rubric, command.Points)) is { } refused)
        {
            return refused;
        }

        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var before = (await AnswerStore.ReadAsync(_row.Id, connection, CancellationToken.None)).FirstOrDefault(a => a.Answer.QuestionId == command.QuestionId);
        if (command.Tag is { } tag && before is not null && before.Tag() != tag)
        {
            return AttemptProblems.GradeStale;
        }

        if (before is null)
        {
            await AnswerStore.BlankAsync(_row.Id, command.QuestionId, connection, CancellationToken.None);
        }

        // A change after publication is about the points: what the student was told stays.
        var comment = command.Approved && before is { Comment.Length: > 0 } told ? MarkingRules.Added(told.Comment, command.Comment, LongestComment) : command.Comment;
        if (!await AnswerStore.GradeAsync(_row.Id, command.QuestionId, command.Points, command.Actor.UserId, comment, connection, CancellationToken.None, command.Rubric))
        {
            return AttemptProblems.QuestionUnknown;
        }

        await ResultStore.ForgetAsync(_row.Id, command.QuestionId, connection, CancellationToken.None);

        var answers = await AnswerStore.ReadAsync(_row.Id, connection, CancellationToken.None);
        var grade = AttemptRules.Total(definition.Value, AttemptRules.Grade(definition.Value, answers), _row.PassMark);
        await AttemptStore.RegradeAsync(_row.Id, grade, connection, CancellationToken.None);
        await transaction.CommitAsync();
        _row = _row with { Grade = grade };
        return grade;
    }

    private async Task<ScoringState> Replay(IAsyncEnumerable<RecordedEvent> events, ScoringPolicy policy, ScoringState state)
    {
        // The alerts of these events were stored with them; they are not raised again.
        var stored = new List<AlertDraft>();
        await foreach (var e in events)
        {
            ScoreRules.Apply(state, policy, e, stored);
            Notice(e.Type, e.Data.Span);
        }

        return state;
    }

    private static AttemptCard EndedCard(AttemptRow row) => new(
        row.Id, row.StudentId, "", row.Status, false, false, false, row.IntegrityScore, row.Risk, row.Band, row.EventCount,
        row.StartedAt, row.Deadline, ImmutableArray<string>.Empty, row.ScoredAt ?? row.StartedAt);
}
