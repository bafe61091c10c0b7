using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Bench.Data;

/// <summary>One answer of a made attempt.</summary>
internal readonly record struct MadeAnswer(
    Guid QuestionId,
    string Value,
    DateTimeOffset SavedAt,
    double? Points,
    Guid? GradedBy,
    int Revision
);

/// <summary>An alert that the rules raised, with the scores of the moment.</summary>
internal readonly record struct MadeAlert(
    Guid Id,
    AlertDraft Draft,
    double Integrity,
    double Risk,
    string State,
    string? Verdict
);

/// <summary>One attempt with all that belongs to it.</summary>
internal sealed record MadeAttempt(
    Guid Id,
    Guid StudentId,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double? Points,
    int? ToGrade,
    double Integrity,
    double Risk,
    string Band,
    DateTimeOffset ScoredAt,
    List<MadeAnswer> Answers,
    List<RecordedEvent> Events,
    List<MadeAlert> Alerts
);

/// <summary>
/// Makes the attempts of one exam: answers by ability, events by temper, the score and the alerts by the rules
/// themselves.
/// </summary>
internal sealed class AttemptMaker(
    PlannedExam exam,
    ImmutableArray<PlannedQuestion> questions,
    Guid teacher,
    People people,
    Sizes sizes
)
{
    private readonly Random _random = Ids.Source(sizes.Seed, 4, exam.Number);
    private readonly double _eventsEach = 1.03 * sizes.Events / Math.Max(1, sizes.Attempts);
    private readonly bool _judged = exam.OpensAt < sizes.Now.AddDays(-30);

    /// <summary>In the order of their starts.</summary>
    public IEnumerable<MadeAttempt> Make()
    {
        var offset = _random.Next(sizes.Students);
        var spread =
            (exam.Time == ExamTime.Live ? TimeSpan.FromMinutes(60) : TimeSpan.FromHours(46))
            / Math.Max(1, exam.Attempts);
        for (var i = 0; i < exam.Attempts; i++)
        {
            yield return One((offset + i) % sizes.Students, (exam.OpensAt + (spread * i)).Micro());
        }
    }

    private MadeAttempt One(int student, DateTimeOffset started)
    {
        var live = exam.Time == ExamTime.Live && _random.Chance(0.7);
        var took = TimeSpan.FromSeconds(Math.Clamp((3_600 * 0.55) + (3_600 * 0.2 * _random.Normal()), 240, 3_600));
        var end = (started + took).Micro();
        if (exam.Time == ExamTime.Live && end > sizes.Now)
        {
            (live, end) = (true, sizes.Now.Micro());
        }

        var answers = Answers(people.Abilities[student], started, end, live).ToList();
        var (events, alerts, state, policy) = Monitoring(started, end, live);
        return new MadeAttempt(
            Ids.Next(_random, started),
            people.Students[student],
            live ? "in_progress" : Status(),
            started,
            live ? null : end,
            live ? null : answers.Sum(a => a.Points ?? 0),
            live ? null : answers.Count(a => a.Points is null),
            ScoreRules.Integrity(state, policy),
            ScoreRules.Risk(state, policy, end),
            ScoreRules.Band(state, policy, end),
            end,
            answers,
            events,
            alerts
        );
    }

    private string Status() =>
        _random.NextDouble() switch
        {
            < 0.9 => "submitted",
            < 0.97 => "expired",
            < 0.99 => "abandoned",
            _ => "terminated",
        };

    private IEnumerable<MadeAnswer> Answers(double ability, DateTimeOffset started, DateTimeOffset ended, bool live)
    {
        var step = (ended - started) / (questions.Length + 1);
        for (var i = 0; i < questions.Length; i++)
        {
            var q = questions[i];
            var left = _random.Chance(0.03 + (live && i > questions.Length / 2 ? 0.5 : 0));
            var right = _random.NextDouble() < 1 / (1 + Math.Exp(-q.Slope * (ability - q.Difficulty)));
            var at = (started + (step * (i + 0.3 + (0.7 * _random.NextDouble())))).Micro();
            if (left)
            {
                continue;
            }

            if (q.Kind == QuestionKind.Essay)
            {
                var graded = _judged && !live;
                var points = Math.Clamp(Math.Round(2 * (2.5 + ability + (0.7 * _random.Normal()))) / 2, 0, q.Points);
                yield return new MadeAnswer(q.Id, q.Right, at, graded ? points : null, graded ? teacher : null, 1);
                continue;
            }

            yield return new MadeAnswer(
                q.Id,
                right ? q.Right : q.Wrong[_random.Next(q.Wrong.Length)],
                at,
                live ? null
                    : right ? q.Points
                    : 0,
                null,
                _random.Chance(0.2) ? 2 : 1
            );
        }
    }

    private (List<RecordedEvent> Events, List<MadeAlert> Alerts, ScoringState State, ScoringPolicy Policy) Monitoring(
        DateTimeOffset started,
        DateTimeOffset ended,
        bool live
    )
    {
        var policy = ScoringPolicy.Compile(
            Veritas.Monitoring.MonitoringPolicy.Default,
            Veritas.Monitoring.Accommodation.None,
            started,
            exam.DurationS
        );
        var (state, drafts, alerts) = (new ScoringState(), new List<AlertDraft>(), new List<MadeAlert>());
        var events = Temper.Events(_random, started, ended, _eventsEach);
        foreach (var e in events)
        {
            ScoreRules.Apply(state, policy, e, drafts);
            foreach (var draft in drafts)
            {
                var (handled, verdict) = Triage(live);
                alerts.Add(
                    new MadeAlert(
                        Ids.Next(_random, e.ReceivedAt),
                        draft,
                        ScoreRules.Integrity(state, policy),
                        ScoreRules.Risk(state, policy, e.ReceivedAt),
                        handled,
                        verdict
                    )
                );
            }

            drafts.Clear();
        }

        return (events, alerts, state, policy);
    }

    private (string State, string? Verdict) Triage(bool live)
    {
        var place = _random.NextDouble();
        return place < (live ? 0.2 : 0.05) ? ("acknowledged", null)
            : live || !_judged || place > 0.85 ? ("open", null)
            : (
                "resolved",
                _random.NextDouble() switch
                {
                    < 0.7 => "cleared",
                    < 0.9 => "suspicious",
                    _ => "violation",
                }
            );
    }
}
