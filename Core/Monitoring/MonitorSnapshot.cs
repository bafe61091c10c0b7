using System.Text.Json;

namespace Veritas.Monitoring;

/// <summary>A shortcut past the replay: the scoring state after that many events, all of them durable.</summary>
[GenerateSerializer, Alias("Veritas.MonitorSnapshot")]
public sealed class MonitorSnapshot
{
    /// <summary>The last client event in it.</summary>
    [Id(0)]
    public long Seq { get; set; }

    /// <summary>How many server events are in it.</summary>
    [Id(1)]
    public long ServerSeq { get; set; }

    /// <summary>The serialised scoring state.</summary>
    [Id(2)]
    public byte[] Scoring { get; set; } = [];

    /// <summary>Event types the client's browser cannot sense.</summary>
    [Id(3)]
    public string[] Unsupported { get; set; } = [];

    /// <summary>The student asks for the teacher.</summary>
    [Id(4)]
    public bool HandRaised { get; set; }

    /// <summary>The accommodation that it was scored under, as JSON.</summary>
    [Id(5)]
    public string Granted { get; set; } = "";

    /// <summary>
    /// Lets go of what lies in its row now and is not asked for again while the attempt lives: some KB of each of
    /// thousands.
    /// </summary>
    internal void Release() => (Scoring, Granted) = ([], "");

    /// <summary>
    /// The state, or null when it was scored under another accommodation, holds events that are not in the table, or is
    /// of another form: replay then.
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
