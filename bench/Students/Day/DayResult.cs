using Veritas.Bench.Load;

namespace Veritas.Bench.Students.Day;

/// <summary>What a day's students and teachers saw.</summary>
/// <param name="Latencies">By name, see <see cref="DayLatencies"/>; each from the moment the action was due.</param>
/// <param name="Counts">How much there was.</param>
/// <param name="Problems">Refusals, lost connections and the like, by name.</param>
/// <param name="Attempts">What the database must have.</param>
public sealed record DayResult(
    IReadOnlyDictionary<string, Latency> Latencies,
    DayCounts Counts,
    IReadOnlyDictionary<string, int> Problems,
    IReadOnlyList<DayAttempt> Attempts
);

/// <summary>How much there was.</summary>
/// <param name="SignedIn">Students who got in.</param>
/// <param name="Started">Students who started.</param>
/// <param name="Submitted">Students who handed in.</param>
/// <param name="Saves">Answers saved.</param>
/// <param name="Events">Events sent.</param>
/// <param name="Reconnects">Connections of monitoring clients that were replaced.</param>
/// <param name="Actions">Calls of teachers.</param>
/// <param name="Hands">Raised hands.</param>
/// <param name="HandsDue">Raised hands that teachers had to see, each counted for each teacher.</param>
/// <param name="HandsSeen">Those that they saw.</param>
/// <param name="SavesPerSecond">In the phase of work, by the clock.</param>
/// <param name="EventsPerSecond">In the phase of work, by the clock.</param>
public sealed record DayCounts(
    int SignedIn,
    int Started,
    int Submitted,
    int Saves,
    int Events,
    int Reconnects,
    int Actions,
    int Hands,
    int HandsDue,
    int HandsSeen,
    double SavesPerSecond,
    double EventsPerSecond
);

/// <summary>An attempt as its student left it.</summary>
/// <param name="Id">Of the attempt.</param>
/// <param name="Submitted">Whether it was handed in.</param>
/// <param name="Events">The number of the last event; there is every number from 1.</param>
/// <param name="Answers">What was saved last for each question.</param>
public sealed record DayAttempt(Guid Id, bool Submitted, long Events, IReadOnlyList<SavedAnswer> Answers);

/// <summary>An answer that the server has confirmed.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Revision">Of the student.</param>
/// <param name="Json">The value.</param>
public sealed record SavedAnswer(Guid Question, int Revision, string Json);
