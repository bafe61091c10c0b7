namespace Veritas.Grains.Monitoring;

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

    /// <summary>The version of the scoring rules that made it; another version is replayed instead.</summary>
    [Id(2)]
    public int RulesVersion { get; set; }

    /// <summary>The serialised scoring state.</summary>
    [Id(3)]
    public byte[] Scoring { get; set; } = [];
}
