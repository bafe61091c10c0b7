using System.Collections.Immutable;
using System.Text.Json;

namespace Veritas.Monitoring;

/// <summary>The scoring state after a number of durable events, so that a start does not replay them.</summary>
/// <param name="Seq">The last client event it includes.</param>
/// <param name="ServerSeq">Number of server events it includes.</param>
/// <param name="Scoring">The serialised scoring state.</param>
/// <param name="Unsupported">Event types that the client's browser cannot detect.</param>
/// <param name="HandRaised">Whether the student is asking for the teacher.</param>
/// <param name="Granted">The accommodation used for the score, as JSON.</param>
internal sealed record MonitorSnapshot(
    long Seq,
    long ServerSeq,
    byte[] Scoring,
    ImmutableArray<string> Unsupported,
    bool HandRaised,
    string Granted
)
{
    /// <summary>
    /// The state. Null, which requires a replay, if the accommodation has changed, events of the snapshot are missing
    /// from the table, or it has another version.
    /// </summary>
    public ScoringState? Restore(long durableSeq, long durableServerSeq, string granted)
    {
        try
        {
            return Granted == granted && Seq <= durableSeq && ServerSeq <= durableServerSeq
                ? ScoringState.Deserialize(Scoring)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
