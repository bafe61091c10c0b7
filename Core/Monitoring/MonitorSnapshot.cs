using System.Text.Json;

namespace Veritas.Monitoring;

/// <summary>The scoring state after a number of durable events, so that a start does not replay them.</summary>
[GenerateSerializer, Alias("Veritas.MonitorSnapshot")]
public sealed class MonitorSnapshot
{
    /// <summary>The last client event it includes.</summary>
    [Id(0)]
    public long Seq { get; set; }

    /// <summary>Number of server events it includes.</summary>
    [Id(1)]
    public long ServerSeq { get; set; }

    /// <summary>The serialised scoring state.</summary>
    [Id(2)]
    public byte[] Scoring { get; set; } = [];

    /// <summary>Event types that the client's browser cannot detect.</summary>
    [Id(3)]
    public string[] Unsupported { get; set; } = [];

    /// <summary>Whether the student is asking for the teacher.</summary>
    [Id(4)]
    public bool HandRaised { get; set; }

    /// <summary>The accommodation used for the score, as JSON.</summary>
    [Id(5)]
    public string Granted { get; set; } = "";

    /// <summary>
    /// Drops the serialised state once it is stored. It is not needed while the attempt is live and takes a few KB for
    /// each of thousands of attempts.
    /// </summary>
    internal void Release() => (Scoring, Granted) = ([], "");

    /// <summary>
    /// The state. Null, which requires a replay, if the accommodation has changed, events of the snapshot are missing
    /// from the table, or it has another version.
    /// </summary>
    internal ScoringState? Restore(long durableSeq, long durableServerSeq, string granted)
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
