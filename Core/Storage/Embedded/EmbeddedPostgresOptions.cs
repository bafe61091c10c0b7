namespace Veritas.Storage.Embedded;

/// <summary>What an embedded server is told from outside.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Folder for everything the server keeps between runs; made when missing.</summary>
    public required string Home { get; init; }

    /// <summary>
    /// Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. Null: the known places are searched.
    /// </summary>
    public string? Bin { get; init; }

    /// <summary>
    /// True, the default: a commit that was answered survives a power cut. False turns fsync off and is for tests:
    /// after a crash, or under another PostgreSQL version, such a server starts with no data.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Connections the server takes, 10 to 1000.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Longest wait for a server that replays its log after a crash.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a server that is there may say nothing before it is killed and started again.</summary>
    public TimeSpan HangLimit { get; init; } = TimeSpan.FromSeconds(15);
}
