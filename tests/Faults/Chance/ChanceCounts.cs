namespace Veritas.Tests.Faults.Chance;

/// <summary>What a random client did. Each is written by one task.</summary>
public sealed record ChanceCounts
{
    public long Frames { get; set; }

    /// <summary>Events sent again, over the socket or HTTP, after the server had accepted them.</summary>
    public long Repeated { get; set; }

    public long Refused { get; set; }

    /// <summary>Accepted events sent again with other content.</summary>
    public long Spoilt { get; set; }

    public long Posts { get; set; }

    public long Connections { get; set; }

    /// <summary>Connections that ended with an error, and handshakes that were refused.</summary>
    public long Lost { get; set; }

    public long Abandoned { get; set; }

    public static ChanceCounts Sum(IEnumerable<ChanceCounts> all) =>
        all.Aggregate(
            new ChanceCounts(),
            (sum, c) =>
                new ChanceCounts
                {
                    Frames = sum.Frames + c.Frames,
                    Repeated = sum.Repeated + c.Repeated,
                    Refused = sum.Refused + c.Refused,
                    Spoilt = sum.Spoilt + c.Spoilt,
                    Posts = sum.Posts + c.Posts,
                    Connections = sum.Connections + c.Connections,
                    Lost = sum.Lost + c.Lost,
                    Abandoned = sum.Abandoned + c.Abandoned,
                }
        );
}
