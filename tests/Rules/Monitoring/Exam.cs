using System.Text;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>
/// Scores one attempt of a one-hour exam event by event, with a snapshot and a restart after each. Times are in seconds
/// from the start.
/// </summary>
internal sealed class Exam
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private long _clientSeq;
    private long _serverSeq;

    public Exam(MonitoringPolicy? policy = null, Accommodation? accommodation = null, int durationSeconds = 3600) =>
        Policy = ScoringPolicy.Compile(
            policy ?? MonitoringPolicy.Default,
            accommodation ?? Accommodation.None,
            Start,
            durationSeconds
        );

    public ScoringPolicy Policy { get; }

    public ScoringState State { get; private set; } = new();

    public List<AlertDraft> Alerts { get; } = [];

    public List<RecordedEvent> Events { get; } = [];

    public double Now { get; private set; }

    public double Integrity => ScoreRules.Integrity(State, Policy);

    public double Risk => RiskAt(Now);

    public IEnumerable<string> Kinds => Alerts.Select(a => a.Kind);

    public double RiskAt(double second) => ScoreRules.Risk(State, Policy, Start.AddSeconds(second));

    /// <summary>
    /// Adds a client event that starts at that second and arrives at its end or at <paramref name="received"/>.
    /// </summary>
    public Exam On(double at, string type, double seconds = 0, string data = "", double? received = null) =>
        Apply(
            new RecordedEvent(
                ++_clientSeq,
                0,
                type,
                Start.AddSeconds(at),
                Start.AddSeconds(received ?? at + seconds),
                (int)(seconds * 1000),
                Encoding.UTF8.GetBytes(data)
            )
        );

    /// <summary>Adds an event of the server or a teacher.</summary>
    public Exam OnServer(double at, string type, double seconds = 0, string data = "") =>
        Apply(
            new RecordedEvent(
                --_serverSeq,
                _clientSeq,
                type,
                Start.AddSeconds(at),
                Start.AddSeconds(at + seconds),
                (int)(seconds * 1000),
                Encoding.UTF8.GetBytes(data)
            )
        );

    private Exam Apply(RecordedEvent e)
    {
        Events.Add(e);
        Now = Math.Max(Now, (e.ReceivedAt - Start).TotalSeconds);
        State = ScoringState.Deserialize(State.Serialize());
        ScoreRules.Apply(State, Policy, in e, Alerts);
        return this;
    }
}
